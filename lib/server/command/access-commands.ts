import "server-only";
import { keepReviewed } from "@/lib/server/access-review/keep-command";
import { appointUser, createAppointment, endAppointment } from "@/lib/server/appointment/commands";
import { confirmPassword } from "@/lib/server/auth/step-up";
import { endDelegation, giveDelegation } from "@/lib/server/delegation/commands";
import { answerExam } from "@/lib/server/exam/answer-command";
import { closeExam, finishExam } from "@/lib/server/exam/finish-commands";
import { setPassMark } from "@/lib/server/exam/pass-mark-command";
import { startExam } from "@/lib/server/exam/start-command";
import { breakGlass } from "@/lib/server/glass/break-command";
import { closeGlass } from "@/lib/server/glass/close-command";
import { createGrant, resumeGrant, revokeGrant, suspendGrant } from "@/lib/server/grant/commands";
import { extendGrant } from "@/lib/server/grant/extend-command";
import { confirmMailAddress, removeMailAddress, setMailAddress, setMailDigest } from "@/lib/server/mail/commands";
import { markNewsSeen } from "@/lib/server/news/commands";
import { markNoticesSeen } from "@/lib/server/notice/commands";
import { beginPractice } from "@/lib/server/practice/begin-command";
import { dropPractice } from "@/lib/server/practice/drop-command";
import { finishPractice } from "@/lib/server/practice/finish-command";
import { judgePairs } from "@/lib/server/practice/pairs-command";
import { savePractice } from "@/lib/server/practice/save-command";
import { commitRoster } from "@/lib/server/roster/commit-command";
import { removeView, renameView, saveView } from "@/lib/server/saved-view/commands";
import { changePassword, revokeSession, setLocale, switchGrant } from "@/lib/server/session/commands";
import { writeSupplement } from "@/lib/server/training/supplement-command";
import { attendTraining } from "@/lib/server/training-session/attend-command";
import { revokeCertificate } from "@/lib/server/training-session/certificate-commands";
import { findTrainer } from "@/lib/server/training-session/find-trainer-command";
import { markAttendance, markResult } from "@/lib/server/training-session/mark-commands";
import { closeMinutes } from "@/lib/server/training-session/minutes/close-command";
import { cancelTraining, changeTraining, planTraining } from "@/lib/server/training-session/plan-commands";
import { answerInvitation, inviteToTraining, signPact } from "@/lib/server/training-session/seat-commands";
import { createUser, reactivateUser, resetPassword, suspendUser } from "@/lib/server/user/commands";
import { searchUsers } from "@/lib/server/user/search-command";
import type { AnyCommand } from "./command";

/** People: who they are here, what they may, what they learn and are told. */
export const ACCESS_COMMANDS: readonly AnyCommand[] = [
  saveView,
  renameView,
  removeView,
  searchUsers,
  createUser,
  appointUser,
  createAppointment,
  endAppointment,
  commitRoster,
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
  changePassword,
  confirmPassword,
  revokeSession,
  switchGrant,
  setLocale,
];
