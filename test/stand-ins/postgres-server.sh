# A Postgres of its own in folder $1 with the programs in $2 and fsync $3, reached by a socket in that folder, until standard input
# ends: that it does with the process that started this one, however that ends. Nothing is left behind.
trap '' INT TERM HUP
cd "$1" || exit 1
if "$2/initdb" --pgdata=data --username=candor --pwfile=password --auth=scram-sha-256 --encoding=UTF8 --no-locale \
  --no-sync >log 2>&1; then
  "$2/postgres" -D data -k "$1" -c listen_addresses= -c fsync="$3" -c max_connections=200 </dev/null >>log 2>&1 &
  server=$!
  cat >/dev/null
  # A fast end, after which no shared memory is left.
  kill -INT "$server"
  wait "$server"
else
  cat log >&2
fi
cd / && rm -rf "$1"
