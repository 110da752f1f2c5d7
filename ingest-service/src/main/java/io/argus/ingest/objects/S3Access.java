package io.argus.ingest.objects;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The one client of the S3 API; made when it is first needed, which may be never. */
@ApplicationScoped
class S3Access {

  private final S3Config config;
  private @Nullable S3Client client;

  @Inject
  S3Access(S3Config config) {
    this.config = config;
  }

  /**
   * Does something with the bucket.
   *
   * @throws ObjectTrouble when the store does not do it
   */
  <T> T with(String bucket, Function<S3Client, T> call) {
    try {
      return call.apply(client());
    } catch (SdkException e) {
      throw S3Trouble.of(bucket, e);
    }
  }

  private synchronized S3Client client() {
    if (client == null) {
      client = build(config);
    }
    return client;
  }

  private static S3Client build(S3Config config) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(config.region()))
            .credentialsProvider(credentials(config))
            .forcePathStyle(config.pathStyle().orElse(config.endpoint().isPresent()))
            // Checksums that nobody asked for are what older servers of others refuse.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .connectionTimeout(config.connectTimeout())
                    .socketTimeout(config.readTimeout()));
    config.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static AwsCredentialsProvider credentials(S3Config config) {
    return config.accessKey().isPresent() && config.secretKey().isPresent()
        ? StaticCredentialsProvider.create(
            AwsBasicCredentials.create(config.accessKey().get(), config.secretKey().get()))
        : DefaultCredentialsProvider.builder().build();
  }

  @PreDestroy
  synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
