import type { Operation } from "./operation";
import { getAccessTimes } from "./operation/access-times";
import { getAggregate, getIndicatorFigures } from "./operation/aggregates";
import { draftProposal } from "./operation/draft";
import { getHousehold, listHouseholds } from "./operation/households";
import { getProposal, listChanges, listProposals } from "./operation/proposals";
import { getCodebook, listIndicators } from "./operation/reference";
import { listRegionalItems } from "./operation/regional";
import { listRegions } from "./operation/regions";

/** Everything that the API answers, in the order that its page tells it. */
export const OPERATIONS: readonly Operation[] = [
  listRegions,
  getCodebook,
  listRegionalItems,
  listIndicators,
  getAggregate,
  getIndicatorFigures,
  getAccessTimes,
  listHouseholds,
  getHousehold,
  listProposals,
  getProposal,
  draftProposal,
  listChanges,
];
