#!/bin/sh
# Creates the topics that are missing: kafka-setup.sh BOOTSTRAP_SERVERS REPLICATION [FOLDER_OF_KAFKA_SCRIPTS]
set -eu
servers=$1 replication=$2 bin=${3:-/opt/kafka/bin}

create() {
  "$bin/kafka-topics.sh" --bootstrap-server "$servers" --create --if-not-exists \
    --topic "$1" --partitions "$2" --replication-factor "$replication" \
    --config retention.ms=2592000000 --config max.message.bytes=4194304
}

# With eligible leader replicas the only replica's return after a kill is an unclean election, in which
# the last records before it are lost. A cluster of three has somebody else to elect and can keep them.
if [ "$replication" = 1 ]; then
  "$bin/kafka-features.sh" --bootstrap-server "$servers" downgrade --feature eligible.leader.replicas.version=0
fi

create argus.test-runs.v1 12
create argus.test-runs.v1.dlq 1
create argus.insights.v1 12
create argus.insights.v1.dlq 1
create argus.executions.v1 12
create argus.executions.v1.dlq 1
