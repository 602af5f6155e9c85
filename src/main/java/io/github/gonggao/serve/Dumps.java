package io.github.gonggao.serve;

import io.github.gonggao.graph.GraphView;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * The files that a build wrote beside the store, whole or in parts, without a thread for each that
 * reads; of the folder only these names.
 */
final class Dumps extends Handler.Wrapper {
  static final String PATH = "/dump";

  private final Set<String> names;

  private Dumps(Handler files, Set<String> names) {
    super(files);
    this.names = names;
  }

  /** Null where there is no file to download. */
  static Handler of(GraphView view) {
    Map<String, Path> files = view.downloads();
    if (files.isEmpty()) {
      return null;
    }
    Path folder = files.values().iterator().next().toAbsolutePath().getParent();
    ContextHandler context = new ContextHandler(PATH);
    context.setBaseResource(ResourceFactory.of(context).newResource(folder));
    ResourceHandler resources = new ResourceHandler();
    resources.setDirAllowed(false);
    resources.setAcceptRanges(true);
    resources.setEtags(true);
    context.setHandler(resources);
    return new Dumps(context, files.keySet());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    boolean ours =
        path.startsWith(PATH + "/")
            && names.contains(path.substring(PATH.length() + 1))
            && path.equals(request.getHttpURI().getPath());
    return ours && super.handle(request, response, callback);
  }
}
