#!/bin/sh
# axe-core for the accessibility tests, into node_modules, where the machine has npm. The tests say loudly when it is missing.
[ node_modules/axe-core/package.json -nt package-lock.json ] && exit 0
command -v npm >/dev/null 2>&1 || exit 0
echo "installing axe-core for the accessibility tests"
npm ci --silent --no-audit --no-fund >/dev/null 2>&1 && touch node_modules/axe-core/package.json ||
  echo "axe-core could not be installed: the accessibility tests will be skipped"
exit 0
