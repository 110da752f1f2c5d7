package io.argus.cli.export;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An object store with the S3 API, found the way AWS's own tools find it. The only class that
 * touches the SDK: nothing else of the command line pays for loading it.
 */
public final class Bucket implements AutoCloseable {

  private static final String DEFAULT_REGION = "us-east-1";

  private final S3Client s3;
  private final BucketAddress address;

  private Bucket(S3Client s3, BucketAddress address) {
    this.s3 = s3;
    this.address = address;
  }

  /**
   * @param environment AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL name a store that is not Amazon's
   */
  public static Bucket open(
      BucketAddress address, Map<String, String> environment, Duration timeout) {
    // Otherwise its logging says on standard error that there is none.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    S3ClientBuilder s3 =
        S3Client.builder()
            .httpClientBuilder(Apache5HttpClient.builder().connectionTimeout(timeout))
            .overrideConfiguration(o -> o.apiCallTimeout(timeout))
            // Stores that are not Amazon's do not all know its newer checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .region(Region.of(region(environment)))
            .credentialsProvider(credentials(environment));
    String endpoint = first(environment, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
    if (endpoint != null) {
      s3.endpointOverride(URI.create(endpoint)).forcePathStyle(true);
    }
    return new Bucket(s3.build(), address);
  }

  /**
   * Returns when the store has all of it.
   *
   * @throws IOException saying what to check
   */
  public void put(String key, Path file, String contentType) throws IOException {
    try {
      s3.putObject(
          put -> put.bucket(address.bucket()).key(key).contentType(contentType),
          RequestBody.fromFile(file));
    } catch (S3Exception e) {
      throw new IOException(address.url(key) + ": " + reason(e), e);
    } catch (SdkException e) {
      throw new IOException(address.url(key) + ": " + e.getMessage(), e);
    }
  }

  private String reason(S3Exception e) {
    String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    if ("NoSuchBucket".equals(code)) {
      return "there is no bucket " + address.bucket();
    }
    if (e.statusCode() == 401 || e.statusCode() == 403) {
      return "the store refuses the credentials ("
          + code
          + "): check AWS_ACCESS_KEY_ID,"
          + " AWS_SECRET_ACCESS_KEY and what they may do";
    }
    return String.valueOf(e.getMessage());
  }

  private static AwsCredentialsProvider credentials(Map<String, String> environment) {
    String id = first(environment, "AWS_ACCESS_KEY_ID");
    String secret = first(environment, "AWS_SECRET_ACCESS_KEY");
    if (id == null || secret == null) {
      return DefaultCredentialsProvider.builder().build();
    }
    String session = first(environment, "AWS_SESSION_TOKEN");
    AwsCredentials said =
        session == null
            ? AwsBasicCredentials.create(id, secret)
            : AwsSessionCredentials.create(id, secret, session);
    return StaticCredentialsProvider.create(said);
  }

  private static String region(Map<String, String> environment) {
    String said = first(environment, "AWS_REGION", "AWS_DEFAULT_REGION");
    return said == null ? DEFAULT_REGION : said;
  }

  private static @Nullable String first(Map<String, String> environment, String... names) {
    for (String name : names) {
      String value = environment.get(name);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  @Override
  public void close() {
    s3.close();
  }
}
