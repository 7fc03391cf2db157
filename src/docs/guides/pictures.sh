#!/usr/bin/env bash
# The guides' pictures, from what `mvn verify -Pbrowser` left under target/browser; needs ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/../../.."
shot() { convert "target/browser/$1.png" -crop "$3" +repage -resize "$4" -colors 64 -strip "src/docs/guides/pictures/$2.png"; }
shot forms/approveTimesheet-1280 approve-a-week 1280x1120+0+0 900x
shot forms/correctRejectedLines-1280 lines-came-back 1280x640+0+0 900x
shot forms/confirmWriteOff-1280 write-off 1280x1000+0+0 900x
shot newcomer/first-steps first-steps 1280x900+0+0 900x
shot newcomer/pay pay-on-a-phone 390x844+0+0 300x
