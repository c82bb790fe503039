import { OWNERS, type Owner } from "../variable/owner";

/** A regional office by its short name, as the dictionary's owners are written. */
export type Office = keyof typeof OWNERS;

function isOffice(name: string): name is Office {
  return Object.hasOwn(OWNERS, name);
}

export const OFFICES: readonly Office[] = Object.keys(OWNERS).filter(isOffice);

export function findOffice(name: string | null | undefined): Office | null {
  return typeof name === "string" && isOffice(name) ? name : null;
}

export function officeName(office: Office): string {
  return OWNERS[office].opd;
}

/** The office an owner of the dictionary is; owners are written there as parts of one list. */
export function officeOf(owner: Owner): Office | null {
  return OFFICES.find((office) => OWNERS[office].opd === owner.opd) ?? null;
}

/** Shown where none is chosen: most indicators are asked by the office of social affairs. */
export const FIRST_OFFICE: Office = "social";
