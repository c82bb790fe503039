import "server-only";
import { giveAssignments, takeAssignments } from "@/lib/server/assignment/commands";
import { markNoteRead, withdrawNote, writeNote } from "@/lib/server/coaching/commands";
import { beginSponsorship, changeSponsorship, endSponsorship } from "@/lib/server/coverage/sponsor-commands";
import { decideDuplicate } from "@/lib/server/duplicate/decide-command";
import { openDuplicate } from "@/lib/server/duplicate/open-command";
import { startEvents } from "@/lib/server/event/start-command";
import { reportLost, revokeDevice } from "@/lib/server/field/device-commands";
import { discardAside } from "@/lib/server/field/discard-command";
import { askFigureCheck, mendFigures } from "@/lib/server/figure-check/commands";
import { assignGroundCheck, cancelGroundCheck, takeBackGroundCheck } from "@/lib/server/ground-check/assign-commands";
import { orderGroundCheck, orderManyChecks } from "@/lib/server/ground-check/order-commands";
import { saveGroundCheck, sendGroundCheck } from "@/lib/server/ground-check/visit-commands";
import { searchHouseholds } from "@/lib/server/household/commands";
import { formLot } from "@/lib/server/lot/form-command";
import { judgeLotItem } from "@/lib/server/lot/judge-command";
import { setPlan } from "@/lib/server/lot/plan-command";
import { acceptLot, returnLot } from "@/lib/server/lot/settle-commands";
import { cancelMeeting, planMeeting, recordMeeting } from "@/lib/server/meeting/commands";
import { keepCopy } from "@/lib/server/meeting/copy-command";
import { issueMinutes } from "@/lib/server/meeting/issue-command";
import { closePeriod, reopenPeriod } from "@/lib/server/period/closing-commands";
import { configurePeriod } from "@/lib/server/period/commands";
import { decideMany, decideProposal } from "@/lib/server/proposal/decide-commands";
import { recallDecisions } from "@/lib/server/proposal/recall-command";
import { saveProposal } from "@/lib/server/proposal/save-command";
import { startNewHousehold, startProposal } from "@/lib/server/proposal/start-commands";
import { submitProposal } from "@/lib/server/proposal/submit-command";
import { startUndo } from "@/lib/server/proposal/undo-command";
import { withdrawProposal } from "@/lib/server/proposal/withdraw-command";
import { askRecommendation, followUpRecommendation } from "@/lib/server/recommendation/commands";
import { requireVariables, retireRegionalItem, saveRegionalItem } from "@/lib/server/regional/commands";
import { answerReport, fileReport } from "@/lib/server/report/commands";
import { configureRule } from "@/lib/server/rule/configure-command";
import { decideTransfer } from "@/lib/server/transfer/decide-command";
import { requestTransferIn } from "@/lib/server/transfer/request-in-command";
import { requestTransferOut } from "@/lib/server/transfer/request-out-command";
import { acceptTransfer, refuseTransfer, releaseTransfer, withdrawTransfer } from "@/lib/server/transfer/step-commands";
import { setTierDeadline } from "@/lib/server/workflow/deadline-command";
import { liftFreeze, setFreeze } from "@/lib/server/workflow/freeze-commands";
import { addHoliday, removeHoliday } from "@/lib/server/workflow/holiday-commands";
import { setTiers } from "@/lib/server/workflow/set-command";
import type { AnyCommand } from "./command";

/** Families and the tiers that decide on them, and how an area works. */
export const WORK_COMMANDS: readonly AnyCommand[] = [
  searchHouseholds,
  startProposal,
  startNewHousehold,
  startEvents,
  startUndo,
  saveProposal,
  submitProposal,
  withdrawProposal,
  decideProposal,
  decideMany,
  openDuplicate,
  decideDuplicate,
  planMeeting,
  recordMeeting,
  cancelMeeting,
  issueMinutes,
  keepCopy,
  giveAssignments,
  takeAssignments,
  orderGroundCheck,
  orderManyChecks,
  assignGroundCheck,
  takeBackGroundCheck,
  cancelGroundCheck,
  saveGroundCheck,
  sendGroundCheck,
  formLot,
  judgeLotItem,
  acceptLot,
  returnLot,
  setPlan,
  fileReport,
  answerReport,
  writeNote,
  withdrawNote,
  markNoteRead,
  askRecommendation,
  followUpRecommendation,
  requestTransferIn,
  requestTransferOut,
  releaseTransfer,
  acceptTransfer,
  decideTransfer,
  refuseTransfer,
  withdrawTransfer,
  saveRegionalItem,
  retireRegionalItem,
  requireVariables,
  beginSponsorship,
  changeSponsorship,
  endSponsorship,
  askFigureCheck,
  mendFigures,
  configurePeriod,
  closePeriod,
  reopenPeriod,
  configureRule,
  recallDecisions,
  setTierDeadline,
  setTiers,
  setFreeze,
  liftFreeze,
  addHoliday,
  removeHoliday,
  revokeDevice,
  reportLost,
  discardAside,
];
