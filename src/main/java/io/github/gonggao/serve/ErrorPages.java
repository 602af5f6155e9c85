package io.github.gonggao.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What the container says when it refuses a request by itself: a line in both languages, without
 * its name, its version or any part of the request.
 */
final class ErrorPages extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Gate.protect(request, response.getHeaders());
    if (status == 405) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST, OPTIONS");
    }
    byte[] body = (words(status) + "\n").getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put(new HttpField(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8"));
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    ByteBuffer content =
        request.getMethod().equals("HEAD") ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body);
    response.write(true, content, callback);
    return true;
  }

  static String words(int status) {
    return switch (status) {
      case 400 -> "400 请求有误 / bad request";
      case 403 -> "403 不允许 / forbidden";
      case 404 -> "404 没有这个地址 / there is nothing at this address";
      case 405 -> "405 只接受 GET、HEAD，SPARQL 还接受 POST / only GET and HEAD, and POST for SPARQL";
      case 411 -> "411 请写明 Content-Length / say the length of the body (Content-Length)";
      case 413 -> "413 请求太大 / the request is too large";
      case 414 -> "414 地址太长 / the address is too long; send the query with POST";
      case 415 -> "415 不接受这种编码 / this encoding of the body is not accepted";
      case 431 -> "431 请求头太大 / the headers are too large";
      case 503 -> "503 请稍后再试 / try again later";
      default -> status + (status < 500 ? " 请求有误 / bad request" : " 服务器出错 / the server failed");
    };
  }
}
