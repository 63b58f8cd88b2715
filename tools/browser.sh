#!/bin/sh
# Headless Chromium for the browser tests, from Debian, where the machine can give it. The tests say loudly when it is missing.
command -v chromium >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1 && exit 0
command -v apt-get >/dev/null 2>&1 || exit 0
[ "$(id -u)" = 0 ] || exit 0
echo "installing chromium for the browser tests"
(apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver) >/dev/null 2>&1 ||
  echo "chromium could not be installed: the browser tests will be skipped"
exit 0
