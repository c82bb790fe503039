import "server-only";
import { keepReviewed } from "@/lib/server/access-review/keep-command";
import {
  addSecret,
  approveClient,
  createClient,
  resumeClient,
  revokeSecret,
  suspendClient,
  takeOverClient,
} from "@/lib/server/api/client-commands";
import { removeHook, setHook, testHook } from "@/lib/server/api/hook/commands";
import { appointUser, createAppointment, endAppointment } from "@/lib/server/appointment/commands";
import { giveAssignments, takeAssignments } from "@/lib/server/assignment/commands";
import { confirmPassword } from "@/lib/server/auth/step-up";
import { markNoteRead, withdrawNote, writeNote } from "@/lib/server/coaching/commands";
import { beginSponsorship, changeSponsorship, endSponsorship } from "@/lib/server/coverage/sponsor-commands";
import { buildRequestAgain } from "@/lib/server/data-request/content/build-command";
import { askRequestDownload } from "@/lib/server/data-request/download/ask-command";
import { reportUse } from "@/lib/server/data-request/report-command";
import { setRequestRules } from "@/lib/server/data-request/rules-command";
import { saveRequest } from "@/lib/server/data-request/save-command";
import { decideRequest, revokeRequest, submitRequest, withdrawRequest } from "@/lib/server/data-request/step-commands";
import { cancelDecileImport, commitDecileImport, startDecileImport } from "@/lib/server/decile-import/commands";
import { redateSnapshot } from "@/lib/server/decile-import/redate";
import { endDelegation, giveDelegation } from "@/lib/server/delegation/commands";
import { buildContent } from "@/lib/server/delivery/content/build-command";
import { askDownload } from "@/lib/server/delivery/download/ask-command";
import { makePackage } from "@/lib/server/delivery/make-command";
import { issuePaper } from "@/lib/server/delivery/paper/issue-command";
import { recordReplies } from "@/lib/server/delivery/record-command";
import { cancelDeliveryReply, commitDeliveryReply, startDeliveryReply } from "@/lib/server/delivery/reply/commands";
import { decideDuplicate } from "@/lib/server/duplicate/decide-command";
import { openDuplicate } from "@/lib/server/duplicate/open-command";
import { startEvents } from "@/lib/server/event/start-command";
import { answerExam } from "@/lib/server/exam/answer-command";
import { closeExam, finishExam } from "@/lib/server/exam/finish-commands";
import { setPassMark } from "@/lib/server/exam/pass-mark-command";
import { startExam } from "@/lib/server/exam/start-command";
import { cancelExtract, confirmExtract, openExtract, startExtract } from "@/lib/server/extract/commands";
import { decideDifference } from "@/lib/server/extract/decide-command";
import { askExportDownload, cancelExport, resumeExport, startExport } from "@/lib/server/family-export/commands";
import { reportLost, revokeDevice } from "@/lib/server/field/device-commands";
import { discardAside } from "@/lib/server/field/discard-command";
import { askFigureCheck, mendFigures } from "@/lib/server/figure-check/commands";
import { breakGlass } from "@/lib/server/glass/break-command";
import { closeGlass } from "@/lib/server/glass/close-command";
import { createGrant, resumeGrant, revokeGrant, suspendGrant } from "@/lib/server/grant/commands";
import { extendGrant } from "@/lib/server/grant/extend-command";
import { assignGroundCheck, cancelGroundCheck, takeBackGroundCheck } from "@/lib/server/ground-check/assign-commands";
import { orderGroundCheck, orderManyChecks } from "@/lib/server/ground-check/order-commands";
import { saveGroundCheck, sendGroundCheck } from "@/lib/server/ground-check/visit-commands";
import { searchHouseholds } from "@/lib/server/household/commands";
import { answerImport } from "@/lib/server/import/answer-command";
import { cancelImport, chooseFamilies, commitImport, startImport } from "@/lib/server/import/commands";
import { removeMapping, renameMapping } from "@/lib/server/import/mapping-commands";
import { formLot } from "@/lib/server/lot/form-command";
import { judgeLotItem } from "@/lib/server/lot/judge-command";
import { setPlan } from "@/lib/server/lot/plan-command";
import { acceptLot, returnLot } from "@/lib/server/lot/settle-commands";
import { confirmMailAddress, removeMailAddress, setMailAddress, setMailDigest } from "@/lib/server/mail/commands";
import { planMeeting, recordMeeting } from "@/lib/server/meeting/commands";
import { keepCopy } from "@/lib/server/meeting/copy-command";
import { issueMinutes } from "@/lib/server/meeting/issue-command";
import { markNewsSeen } from "@/lib/server/news/commands";
import { cancelReply, commitReply, explainMatch, startReply } from "@/lib/server/nik-match/commands";
import { markNoticesSeen } from "@/lib/server/notice/commands";
import { cancelOfficeFile, commitOfficeFile, startOfficeFile } from "@/lib/server/office-file/commands";
import { prepareEdition, publishEdition, returnEdition, withdrawEdition } from "@/lib/server/open-data/commands";
import { commitOutlines, removeOutlines } from "@/lib/server/outline/commands";
import { closePeriod, reopenPeriod } from "@/lib/server/period/closing-commands";
import { configurePeriod } from "@/lib/server/period/commands";
import { beginPractice } from "@/lib/server/practice/begin-command";
import { dropPractice } from "@/lib/server/practice/drop-command";
import { finishPractice } from "@/lib/server/practice/finish-command";
import { judgePairs } from "@/lib/server/practice/pairs-command";
import { savePractice } from "@/lib/server/practice/save-command";
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
import { commitRoster } from "@/lib/server/roster/commit-command";
import { configureRule } from "@/lib/server/rule/configure-command";
import { removeView, renameView, saveView } from "@/lib/server/saved-view/commands";
import { changePassword, revokeSession, setLocale, switchGrant } from "@/lib/server/session/commands";
import { makePushKey, revokePushKey } from "@/lib/server/sid-push/key-commands";
import {
  addPartnerKey,
  endSubscription,
  linkPartnerGrant,
  revokePartnerKey,
  setPartnerHosts,
  unlinkPartnerGrant,
} from "@/lib/server/social/commands";
import { writeSupplement } from "@/lib/server/training/supplement-command";
import { attendTraining } from "@/lib/server/training-session/attend-command";
import { revokeCertificate } from "@/lib/server/training-session/certificate-commands";
import { findTrainer } from "@/lib/server/training-session/find-trainer-command";
import { markAttendance, markResult } from "@/lib/server/training-session/mark-commands";
import { closeMinutes } from "@/lib/server/training-session/minutes/close-command";
import { cancelTraining, changeTraining, planTraining } from "@/lib/server/training-session/plan-commands";
import { answerInvitation, inviteToTraining, signPact } from "@/lib/server/training-session/seat-commands";
import { decideTransfer } from "@/lib/server/transfer/decide-command";
import { requestTransferIn } from "@/lib/server/transfer/request-in-command";
import { requestTransferOut } from "@/lib/server/transfer/request-out-command";
import { acceptTransfer, refuseTransfer, releaseTransfer, withdrawTransfer } from "@/lib/server/transfer/step-commands";
import { createUser, reactivateUser, resetPassword, suspendUser } from "@/lib/server/user/commands";
import { searchUsers } from "@/lib/server/user/search-command";
import { setTierDeadline } from "@/lib/server/workflow/deadline-command";
import { liftFreeze, setFreeze } from "@/lib/server/workflow/freeze-commands";
import { addHoliday, removeHoliday } from "@/lib/server/workflow/holiday-commands";
import { setTiers } from "@/lib/server/workflow/set-command";
import { CITIZEN_COMMANDS } from "./citizen-commands";
import type { AnyCommand } from "./command";

/** Every write there is. A command that is not listed here cannot be called. */
const COMMANDS: readonly AnyCommand[] = [
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
  startImport,
  answerImport,
  chooseFamilies,
  commitImport,
  cancelImport,
  openDuplicate,
  decideDuplicate,
  startReply,
  commitReply,
  cancelReply,
  explainMatch,
  startOfficeFile,
  commitOfficeFile,
  cancelOfficeFile,
  planMeeting,
  recordMeeting,
  issueMinutes,
  keepCopy,
  startDecileImport,
  commitDecileImport,
  redateSnapshot,
  cancelDecileImport,
  openExtract,
  startExtract,
  confirmExtract,
  cancelExtract,
  decideDifference,
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
  makePackage,
  buildContent,
  askDownload,
  issuePaper,
  recordReplies,
  startDeliveryReply,
  commitDeliveryReply,
  cancelDeliveryReply,
  writeNote,
  withdrawNote,
  markNoteRead,
  saveView,
  renameView,
  removeView,
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
  searchUsers,
  createUser,
  appointUser,
  createAppointment,
  endAppointment,
  commitRoster,
  commitOutlines,
  removeOutlines,
  planTraining,
  changeTraining,
  cancelTraining,
  inviteToTraining,
  answerInvitation,
  signPact,
  markAttendance,
  closeMinutes,
  markResult,
  revokeCertificate,
  suspendUser,
  reactivateUser,
  resetPassword,
  createGrant,
  suspendGrant,
  resumeGrant,
  revokeGrant,
  extendGrant,
  breakGlass,
  closeGlass,
  keepReviewed,
  giveDelegation,
  endDelegation,
  configureRule,
  startExam,
  setPassMark,
  attendTraining,
  writeSupplement,
  findTrainer,
  beginPractice,
  savePractice,
  finishPractice,
  judgePairs,
  dropPractice,
  answerExam,
  finishExam,
  closeExam,
  markNewsSeen,
  markNoticesSeen,
  setMailAddress,
  confirmMailAddress,
  removeMailAddress,
  setMailDigest,
  recallDecisions,
  setTierDeadline,
  setTiers,
  setFreeze,
  liftFreeze,
  addHoliday,
  removeHoliday,
  changePassword,
  confirmPassword,
  revokeSession,
  switchGrant,
  setLocale,
  revokeDevice,
  reportLost,
  discardAside,
  prepareEdition,
  publishEdition,
  returnEdition,
  withdrawEdition,
  saveRequest,
  submitRequest,
  decideRequest,
  withdrawRequest,
  revokeRequest,
  buildRequestAgain,
  askRequestDownload,
  startExport,
  cancelExport,
  resumeExport,
  askExportDownload,
  reportUse,
  setRequestRules,
  createClient,
  approveClient,
  suspendClient,
  resumeClient,
  takeOverClient,
  addSecret,
  revokeSecret,
  renameMapping,
  removeMapping,
  makePushKey,
  revokePushKey,
  setHook,
  testHook,
  removeHook,
  setPartnerHosts,
  addPartnerKey,
  revokePartnerKey,
  linkPartnerGrant,
  unlinkPartnerGrant,
  endSubscription,
  ...CITIZEN_COMMANDS,
];

const BY_NAME = new Map(COMMANDS.map((command) => [command.name, command]));

export function findCommand(name: string): AnyCommand | null {
  return BY_NAME.get(name) ?? null;
}

export function listCommands(): readonly AnyCommand[] {
  return COMMANDS;
}
