#!/usr/bin/env node
// The command's entry: kept in the repository with its executable bit, so that it runs straight after `npm ci`.
import { run } from '../dist/cli.js'

process.exitCode = await run(process.argv.slice(2))
