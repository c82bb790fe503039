/** condition: how a family lives. new-household: a family that the register does not have. event: what happened to one. */
export const PROPOSAL_KINDS = ["condition", "new-household", "event"] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];
