# Runs a command and ends it when standard input closes, that is when whoever started it has died.
# guard SIGNAL GRACE_SECONDS DIRECTORY_TO_REMOVE COMMAND...      Its first output line is the command's pid.
signal=$1 grace=$2 remove=$3
shift 3
exec 3<&0
# The command's own shell says it, so that nothing the command writes comes before.
sh -c 'echo "$$"; exec "$@"' argus-part "$@" </dev/null 3<&- &
child=$!
(
  read -r _ <&3
  kill -s "$signal" "$child" 2>/dev/null
  waited=0
  while kill -0 "$child" 2>/dev/null && [ "$waited" -lt "$grace" ]; do
    sleep 1 3<&- >/dev/null 2>&1
    waited=$((waited + 1))
  done
  kill -s KILL "$child" 2>/dev/null
) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
trap '' HUP INT TERM
wait "$child"
status=$?
kill -s KILL "$watcher" 2>/dev/null
[ -z "$remove" ] || rm -rf "$remove"
exit "$status"
