"use strict";
// Runs `cdktf synth` in an environment that nobody has to set: without a look at HashiCorp's server, which offline ends
// in an error message, and without a cache of plugins in the home folder, which synth doesn't use and not everybody has.
process.env.CHECKPOINT_DISABLE ??= "1";
process.env.CDKTF_DISABLE_PLUGIN_CACHE_ENV ??= "1";
process.argv.splice(2, 0, "synth");
require("cdktf-cli/bundle/bin/cdktf");
