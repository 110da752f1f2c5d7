package io.argus.cli.ci;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of {@code docs/ci-providers.md}; a test holds one against the other. Each cell is read
 * by {@link Expression}.
 */
enum CiProvider {
  GITHUB(
      "github-actions",
      "GITHUB_ACTIONS",
      "event:pull_request.head.sha | GITHUB_SHA",
      "GITHUB_HEAD_REF | branch:GITHUB_REF",
      "event:pull_request.number",
      "{GITHUB_SERVER_URL}/{GITHUB_REPOSITORY}/actions/runs/{GITHUB_RUN_ID}",
      "github-{GITHUB_RUN_ID}",
      "GITHUB_RUN_ATTEMPT"),
  GITLAB(
      "gitlab-ci",
      "GITLAB_CI",
      "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA | CI_COMMIT_SHA",
      "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME | CI_COMMIT_BRANCH",
      "CI_MERGE_REQUEST_IID | CI_EXTERNAL_PULL_REQUEST_IID",
      "CI_JOB_URL | CI_PIPELINE_URL",
      "gitlab-{CI_PIPELINE_ID}",
      "-"),
  CIRCLECI(
      "circleci",
      "CIRCLECI",
      "CIRCLE_SHA1",
      "CIRCLE_BRANCH",
      "CIRCLE_PR_NUMBER | last:CIRCLE_PULL_REQUEST",
      "CIRCLE_BUILD_URL",
      "circleci-{CIRCLE_WORKFLOW_ID}",
      "-"),
  BUILDKITE(
      "buildkite",
      "BUILDKITE",
      "sha:BUILDKITE_COMMIT",
      "BUILDKITE_BRANCH",
      "BUILDKITE_PULL_REQUEST",
      "BUILDKITE_BUILD_URL",
      "buildkite-{BUILDKITE_BUILD_ID}",
      "next:BUILDKITE_RETRY_COUNT"),
  AZURE(
      "azure-pipelines",
      "TF_BUILD",
      "SYSTEM_PULLREQUEST_SOURCECOMMITID | BUILD_SOURCEVERSION",
      "branch:SYSTEM_PULLREQUEST_SOURCEBRANCH | branch:BUILD_SOURCEBRANCH",
      "SYSTEM_PULLREQUEST_PULLREQUESTNUMBER | SYSTEM_PULLREQUEST_PULLREQUESTID",
      "{SYSTEM_COLLECTIONURI/}{SYSTEM_TEAMPROJECT}/_build/results?buildId={BUILD_BUILDID}",
      "azure-{BUILD_BUILDID}",
      "SYSTEM_JOBATTEMPT"),
  BITBUCKET(
      "bitbucket-pipelines",
      "BITBUCKET_BUILD_NUMBER",
      "BITBUCKET_COMMIT",
      "BITBUCKET_BRANCH",
      "BITBUCKET_PR_ID",
      "{BITBUCKET_GIT_HTTP_ORIGIN}/pipelines/results/{BITBUCKET_BUILD_NUMBER}",
      "bitbucket-{BITBUCKET_PIPELINE_UUID} | bitbucket-{BITBUCKET_BUILD_NUMBER}",
      "BITBUCKET_STEP_RUN_NUMBER"),
  BITRISE(
      "bitrise",
      "BITRISE_IO",
      "BITRISE_GIT_COMMIT | GIT_CLONE_COMMIT_HASH",
      "BITRISE_GIT_BRANCH",
      "BITRISE_PULL_REQUEST",
      "BITRISE_BUILD_URL",
      "bitrise-{BITRISEIO_PIPELINE_ID} | bitrise-{BITRISE_BUILD_SLUG}",
      "-"),
  TEAMCITY(
      "teamcity",
      "TEAMCITY_VERSION",
      "BUILD_VCS_NUMBER",
      "-",
      "-",
      "BUILD_URL",
      "teamcity-{TEAMCITY_BUILDCONF_NAME}-{BUILD_NUMBER}",
      "-"),
  TRAVIS(
      "travis-ci",
      "TRAVIS",
      "TRAVIS_PULL_REQUEST_SHA | TRAVIS_COMMIT",
      "TRAVIS_PULL_REQUEST_BRANCH | TRAVIS_BRANCH",
      "TRAVIS_PULL_REQUEST",
      "TRAVIS_BUILD_WEB_URL",
      "travis-{TRAVIS_BUILD_ID}",
      "-"),
  DRONE(
      "drone",
      "DRONE",
      "DRONE_COMMIT_SHA",
      "DRONE_SOURCE_BRANCH | DRONE_BRANCH",
      "DRONE_PULL_REQUEST",
      "DRONE_BUILD_LINK",
      "drone-{DRONE_REPO}-{DRONE_BUILD_NUMBER}",
      "-"),
  SEMAPHORE(
      "semaphore",
      "SEMAPHORE",
      "SEMAPHORE_GIT_PR_SHA | SEMAPHORE_GIT_SHA",
      "SEMAPHORE_GIT_PR_BRANCH | SEMAPHORE_GIT_BRANCH",
      "SEMAPHORE_GIT_PR_NUMBER",
      "{SEMAPHORE_ORGANIZATION_URL}/workflows/{SEMAPHORE_WORKFLOW_ID}",
      "semaphore-{SEMAPHORE_WORKFLOW_ID}",
      "-"),
  APPVEYOR(
      "appveyor",
      "APPVEYOR",
      "APPVEYOR_PULL_REQUEST_HEAD_COMMIT | APPVEYOR_REPO_COMMIT",
      "APPVEYOR_PULL_REQUEST_HEAD_REPO_BRANCH | APPVEYOR_REPO_BRANCH",
      "APPVEYOR_PULL_REQUEST_NUMBER",
      "{APPVEYOR_URL}/project/{APPVEYOR_ACCOUNT_NAME}/{APPVEYOR_PROJECT_SLUG}/builds/{APPVEYOR_BUILD_ID}",
      "appveyor-{APPVEYOR_BUILD_ID}",
      "-"),
  CODEBUILD(
      "aws-codebuild",
      "CODEBUILD_BUILD_ID",
      "CODEBUILD_RESOLVED_SOURCE_VERSION",
      "branch:CODEBUILD_WEBHOOK_HEAD_REF",
      "pr:CODEBUILD_SOURCE_VERSION",
      "CODEBUILD_PUBLIC_BUILD_URL | CODEBUILD_BUILD_URL",
      "codebuild-{CODEBUILD_BUILD_ID}",
      "-"),
  TASKCLUSTER(
      "taskcluster",
      "TASKCLUSTER_ROOT_URL",
      "GECKO_HEAD_REV | MOBILE_HEAD_REV | GITHUB_HEAD_SHA",
      "GECKO_HEAD_REF | MOBILE_HEAD_REF | GITHUB_HEAD_BRANCH",
      "GITHUB_PULL_REQUEST",
      "{TASKCLUSTER_ROOT_URL}/tasks/{TASK_ID}/runs/{RUN_ID}",
      "taskcluster-{TASK_ID}",
      "next:RUN_ID"),
  // Last: other systems set BUILD_URL, too, and some run inside a Jenkins.
  JENKINS(
      "jenkins",
      "JENKINS_URL",
      "GIT_COMMIT",
      "CHANGE_BRANCH | BRANCH_NAME | branch:GIT_BRANCH",
      "CHANGE_ID",
      "BUILD_URL",
      "BUILD_TAG",
      "-");

  private final String id;
  private final String detectedBy;
  private final String commit;
  private final String branch;
  private final String pullRequest;
  private final String buildUrl;
  private final String runKey;
  private final String attempt;

  CiProvider(
      String id,
      String detectedBy,
      String commit,
      String branch,
      String pullRequest,
      String buildUrl,
      String runKey,
      String attempt) {
    this.id = id;
    this.detectedBy = detectedBy;
    this.commit = commit;
    this.branch = branch;
    this.pullRequest = pullRequest;
    this.buildUrl = buildUrl;
    this.runKey = runKey;
    this.attempt = attempt;
  }

  /** What the CI that this runs in says; null = it runs in none that is known. */
  static @Nullable CiBuild detect(Map<String, String> environment) {
    for (CiProvider provider : values()) {
      String mark = environment.getOrDefault(provider.detectedBy, "");
      if (!mark.isBlank() && !mark.equalsIgnoreCase("false")) {
        return provider.read(new Expression(environment));
      }
    }
    return null;
  }

  private CiBuild read(Expression says) {
    return new CiBuild(
        id,
        says.text(commit),
        says.text(branch),
        says.text(pullRequest),
        says.text(buildUrl),
        says.text(runKey),
        says.number(attempt));
  }
}
