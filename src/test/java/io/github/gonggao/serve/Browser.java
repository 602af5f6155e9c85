package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window, and what it did behind the reader's back. */
final class Browser implements AutoCloseable {
  /** Long, for machines that have other work. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final List<String> CHROMES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final List<String> DRIVERS =
      List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
  private static final Pattern REQUEST =
      Pattern.compile("\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]+)\"");

  private final ChromeDriver driver;
  private final Running site;
  private final String axe;

  private Browser(ChromeDriver driver, Running site) {
    this.driver = driver;
    this.site = site;
    axe = axe();
  }

  private static Optional<String> first(List<String> paths) {
    return paths.stream().filter(p -> Files.isExecutable(Path.of(p))).findFirst();
  }

  static boolean isThere() {
    return first(CHROMES).isPresent() && first(DRIVERS).isPresent();
  }

  /** {@code GONGGAO_BROWSER=required}, as an environment variable or a system property. */
  static boolean isRequired() {
    String name = "GONGGAO_BROWSER";
    return "required".equals(System.getProperty(name)) || "required".equals(System.getenv(name));
  }

  static Browser open(Running site, String language) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(first(CHROMES).orElseThrow());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=1280,1000",
        "--lang=" + language,
        "--accept-lang=" + language);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(first(DRIVERS).orElseThrow()))
            .usingAnyFreePort()
            .withTimeout(PATIENCE)
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
    return new Browser(driver, site);
  }

  private static String axe() {
    try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new IllegalStateException("axe.min.js is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void go(String path) {
    driver.get(site.uri(path).toString());
  }

  /** The path, query and fragment of where it is. */
  String where() {
    String address = driver.getCurrentUrl();
    String start = site.uri("").toString();
    return address.startsWith(start) ? address.substring(start.length()) : address;
  }

  WebElement find(String css) {
    return patiently(css, () -> driver.findElement(By.cssSelector(css)));
  }

  /** Until something on the page is so. */
  void until(String script) {
    patiently(
        script, () -> Boolean.TRUE.equals(driver.executeScript("return " + script)) ? true : null);
  }

  /** Again and again until there is an answer; a page that is on its way out gives none. */
  private <T> T patiently(String what, Supplier<T> attempt) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    WebDriverException last = null;
    do {
      try {
        T answer = attempt.get();
        if (answer != null) {
          return answer;
        }
      } catch (WebDriverException e) {
        last = e;
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException("somebody interrupted a thread", e);
      }
    } while (System.nanoTime() < end);
    throw new AssertionError("not on " + driver.getCurrentUrl() + ": " + what, last);
  }

  Object run(String script) {
    return driver.executeScript(script);
  }

  /** A narrow screen, or a wide one. */
  void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 1000, "deviceScaleFactor", 1, "mobile", pixels < 500));
  }

  void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** What axe-core finds serious or critical, with the elements. */
  List<String> barriers() {
    driver.executeScript(axe);
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then(
              r => done(r.violations
                .filter(v => v.impact === 'serious' || v.impact === 'critical')
                .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(
                    n => n.html + ' ' + (n.failureSummary || '')).join(' | '))),
              e => done(['axe failed: ' + e]));
            """);
    List<String> barriers = new ArrayList<>();
    if (found instanceof List<?> list) {
      list.forEach(one -> barriers.add(String.valueOf(one)));
    }
    return barriers;
  }

  /** Nothing went wrong on the console, and nothing was asked of another host. */
  void assertQuiet(String what) {
    List<String> problems = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        problems.add(entry.getMessage());
      }
    }
    String start = site.uri("/").toString();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      Matcher request = REQUEST.matcher(entry.getMessage());
      if (request.find()
          && !request.group(1).startsWith(start)
          && !request.group(1).matches("(data|blob|about|chrome|chrome-extension):.*")) {
        problems.add("asked " + request.group(1));
      }
    }
    assertEquals(List.of(), problems, what);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
