"use strict";
// Loaded before a program, tells at its end how much memory it needed at most, in bytes.
process.on("exit", () => {
  console.error(`peak ${process.resourceUsage().maxRSS * 1024}`);
});
