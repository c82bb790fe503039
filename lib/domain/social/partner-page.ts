import type { HookFault } from "../api/hook";
import type { RequestStanding } from "../data-request/flow";
import type { CallbackAction } from "./message";
import type { RecordType } from "./search-message";
import type { SignatureAlgorithm } from "./signature";
import type { EventType } from "./subscription-message";

export const CALLBACK_FAULTS = [
  "PRIVATE_ADDRESS",
  "NO_HOST",
  "UNREACHABLE",
  "TLS",
  "TIMEOUT",
  "STATUS",
  "GONE",
  "NO_GRANT",
] as const satisfies readonly (HookFault | "NO_GRANT")[];
export type CallbackFault = (typeof CALLBACK_FAULTS)[number];

/** A granted request as the page of a client names it. */
export interface NamedGrant {
  readonly publicId: string;
  readonly number: string;
  readonly office: string;
  readonly title: string;
  readonly standing: RequestStanding;
}

/** What the page of a client shows of it as a partner of the social registry. */
export interface PartnerPage {
  readonly hosts: readonly string[];
  readonly callback: string | null;
  /** What somebody has asked for instead, which waits for a second person. */
  readonly asked: {
    readonly hosts: readonly string[];
    readonly callback: string | null;
    readonly by: string;
    readonly at: Date;
  } | null;
  readonly keys: readonly {
    readonly kid: string;
    readonly algorithm: SignatureAlgorithm;
    readonly madeAt: Date;
    readonly revokedAt: Date | null;
  }[];
  readonly grants: readonly NamedGrant[];
  /** Granted requests of the region that could be linked. */
  readonly linkable: readonly NamedGrant[];
  readonly subscriptions: readonly {
    readonly code: string;
    readonly event: EventType;
    readonly recordType: RecordType;
    readonly madeAt: Date;
    readonly endedAt: Date | null;
  }[];
  /** The newest first. */
  readonly callbacks: readonly {
    readonly id: string;
    readonly action: CallbackAction;
    readonly madeAt: Date;
    readonly state: "waiting" | "sent" | "given-up";
    readonly tries: number;
    readonly nextAt: Date;
    readonly endedAt: Date | null;
    readonly status: number | null;
    readonly fault: CallbackFault | null;
  }[];
  readonly can: {
    readonly manage: boolean;
    /** Withdraw keys, end subscriptions, unlink. */
    readonly approve: boolean;
    /** Read the requests themselves. */
    readonly openRequests: boolean;
    /** Link a request: somebody else than who made the client or asked for it. */
    readonly link: boolean;
    /** Confirm the hosts that are asked for: somebody else than who asked for them. */
    readonly confirm: boolean;
  };
}
