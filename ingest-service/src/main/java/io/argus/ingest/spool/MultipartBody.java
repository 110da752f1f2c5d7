package io.argus.ingest.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.RequestContext;

/**
 * Splits a multipart body part by part, as it comes; the library's storing of files is not used.
 */
final class MultipartBody
    extends AbstractFileUpload<InputStream, DiskFileItem, DiskFileItemFactory> {

  private MultipartBody() {}

  static FileItemInputIterator parts(InputStream body, String contentType) throws IOException {
    MultipartBody upload = new MultipartBody();
    upload.setHeaderCharset(StandardCharsets.UTF_8);
    return upload.getItemIterator(
        new RequestContext() {
          @Override
          public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
          }

          @Override
          public long getContentLength() {
            return -1;
          }

          @Override
          public String getContentType() {
            return contentType;
          }

          @Override
          public InputStream getInputStream() {
            return body;
          }

          @Override
          public boolean isMultipartRelated() {
            return false;
          }
        });
  }

  @Override
  public FileItemInputIterator getItemIterator(InputStream body) {
    throw new UnsupportedOperationException("parts() is the only way in");
  }

  @Override
  public Map<String, List<DiskFileItem>> parseParameterMap(InputStream body) {
    throw new UnsupportedOperationException("parts() is the only way in");
  }

  @Override
  public List<DiskFileItem> parseRequest(InputStream body) {
    throw new UnsupportedOperationException("parts() is the only way in");
  }
}
