import type { PartnerPage } from "../social/partner-page";
import type { ClientStanding } from "./client";
import type { ClientHook, HookTry } from "./hook";
import type { ApiScope } from "./scope";

export const CLIENT_STEPS = [
  "made",
  "approved",
  "suspended",
  "resumed",
  "secret-made",
  "secret-revoked",
  "taken-over",
  "hook-set",
  "hook-removed",
  "hosts-set",
  "hosts-asked",
  "hosts-confirmed",
  "key-added",
  "key-revoked",
  "grant-linked",
  "grant-unlinked",
  "subscription-ended",
] as const;
export type ClientStep = (typeof CLIENT_STEPS)[number];

export interface ClientLine {
  readonly id: string;
  readonly name: string;
  readonly regionLabel: string;
  readonly standing: ClientStanding;
  readonly scopes: readonly ApiScope[];
  /** Exclusive. */
  readonly validTo: Date;
  readonly lastUsed: Date | null;
  /** Of the last thirty days. */
  readonly answered: number;
  readonly refused: number;
}

export interface ClientPage extends ClientLine {
  readonly purpose: string;
  readonly requestsAMinute: number;
  readonly validFrom: Date;
  readonly madeBy: string;
  readonly approvedBy: string | null;
  /** Whose duty answers for it. */
  readonly answers: string;
  readonly secrets: readonly { readonly id: string; readonly madeAt: Date; readonly revokedAt: Date | null }[];
  readonly days: readonly { readonly day: string; readonly answered: number; readonly refused: number }[];
  readonly hook: ClientHook | null;
  /** The newest first, also those to an address that was changed or taken away. */
  readonly hookTries: readonly HookTry[];
  /** As a partner of the social registry; null where it has no scope of it. */
  readonly partner: PartnerPage | null;
  readonly steps: readonly {
    readonly id: string;
    readonly at: Date;
    readonly step: ClientStep;
    readonly by: string;
    readonly reason: string | null;
  }[];
  readonly can: {
    readonly approve: boolean;
    readonly suspend: boolean;
    readonly resume: boolean;
    readonly takeOver: boolean;
    readonly addSecret: boolean;
    readonly revokeSecret: boolean;
    readonly setHook: boolean;
    readonly removeHook: boolean;
  };
}
