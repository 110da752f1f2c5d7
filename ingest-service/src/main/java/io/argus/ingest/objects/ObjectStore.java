package io.argus.ingest.objects;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Objects by key. A key is a path of plain segments ({@code a/b/c.png}) that this service makes;
 * nothing of it is anybody else's text. Every method throws {@link ObjectTrouble} when the store
 * does not do it.
 */
public interface ObjectStore {

  /**
   * Stores all of it or nothing; what was there under the key is replaced.
   *
   * @throws IOException of the content
   */
  void put(String key, String contentType, ObjectContent content) throws IOException;

  Optional<StoredObject> find(String key);

  /**
   * @param from the first byte
   * @param length how many; together within the object's size
   */
  InputStream open(StoredObject object, long from, long length);

  /**
   * Shows every object below the folder, in any order, until the visitor has seen enough.
   *
   * @param folder ends with a slash
   * @param visitor false = enough
   */
  void visit(String folder, Predicate<StoredObject> visitor);

  /** One that is not there is fine. */
  void delete(String key);
}
