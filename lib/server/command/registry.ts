import "server-only";
import { ACCESS_COMMANDS } from "./access-commands";
import { CITIZEN_COMMANDS } from "./citizen-commands";
import type { AnyCommand } from "./command";
import { EXCHANGE_COMMANDS } from "./exchange-commands";
import { WORK_COMMANDS } from "./work-commands";

/** Every write there is. A command that is not listed here cannot be called. */
const COMMANDS: readonly AnyCommand[] = [
  ...WORK_COMMANDS,
  ...ACCESS_COMMANDS,
  ...EXCHANGE_COMMANDS,
  ...CITIZEN_COMMANDS,
];

const BY_NAME = new Map(COMMANDS.map((command) => [command.name, command]));

export function findCommand(name: string): AnyCommand | null {
  return BY_NAME.get(name) ?? null;
}

export function listCommands(): readonly AnyCommand[] {
  return COMMANDS;
}
