import { addressProblem } from "../api/hook";
import type { CallbackAction } from "./message";

/** The last part of the address that each of our messages goes to. */
const PATHS: Readonly<Record<CallbackAction, string>> = {
  "on-search": "on-search",
  "on-subscribe": "on-subscribe",
  "on-unsubscribe": "on-unsubscribe",
  "txn-on-status": "txn/on-status",
  notify: "notify",
};
const KNOWN_END = /\/(?:txn\/on-status|on-search|on-subscribe|on-unsubscribe|notify)\/?$/;

/** Hosts that a client may name. */
export const MOST_HOSTS = 5;

/**
 * Where a message goes: what a sender names may end in one of the standard's names, which is then taken for the one that is sent, so that one
 * address serves all; else it is what stands before them.
 */
export function callbackAddress(base: string, action: CallbackAction): string {
  const url = new URL(base);
  const path = url.pathname.replace(KNOWN_END, "").replace(/\/$/, "");
  url.pathname = `${path}/${PATHS[action]}`;
  return url.toString();
}

/** The host of an address with its port where that is not the usual one, as hosts are registered. */
export function hostOf(address: string): string {
  return new URL(address).host;
}

/** A host as an administrator may name one: a name with dots, in lower case, maybe a port; never a number. */
export function hostProblem(host: string, privateHosts: ReadonlySet<string>): "HOST" | null {
  if (privateHosts.has(host)) return null;
  if (!/^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z](?::\d{1,5})?$/.test(host))
    return "HOST";
  return addressProblem(`https://${host}/`, privateHosts) === null ? null : "HOST";
}

/** Where a partner may be called back. */
export interface CallbackPlace {
  readonly hosts: readonly string[];
  /** Where a message goes that names no address. */
  readonly callback: string | null;
}

/** Whether a change opens nothing new: no host beside those that there are, no other address. */
export function isNarrower(wanted: CallbackPlace, present: CallbackPlace): boolean {
  const isKnown = wanted.hosts.every((host) => present.hosts.includes(host));
  return isKnown && (wanted.callback === null || wanted.callback === present.callback);
}

/** Whether callbacks may go to an address: one that events may go to at all, at a registered host. */
export function mayCall(address: string, hosts: readonly string[], privateHosts: ReadonlySet<string>): boolean {
  return addressProblem(address, privateHosts) === null && hosts.includes(hostOf(address));
}
