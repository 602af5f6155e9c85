package io.github.gonggao.cli;

import picocli.CommandLine.IVersionProvider;

/** What the jar says it is. */
final class Version implements IVersionProvider {
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "0-development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "gonggao " + number(),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
    };
  }
}
