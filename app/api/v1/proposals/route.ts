import { draftProposal } from "@/lib/domain/api/operation/draft";
import { listProposals } from "@/lib/domain/api/operation/proposals";
import { answering, refusingVerbs, taking } from "@/lib/server/api/answering";
import { readProposals } from "@/lib/server/api/read/proposals";
import { takeDraft } from "@/lib/server/api/write/draft";

export const GET = answering(listProposals, readProposals);
export const POST = taking(draftProposal, takeDraft);
export const { PUT, PATCH, DELETE } = refusingVerbs("GET", "POST");
