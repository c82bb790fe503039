import "server-only";
import { cancelTicket, moveTicket } from "@/lib/server/desk/change-commands";
import { closeDeskDay, openDeskDays } from "@/lib/server/desk/day-commands";
import { askUnreached } from "@/lib/server/desk/house-call-candidates";
import { askHouseCall, endHouseCall, giveHouseCall } from "@/lib/server/desk/house-call-commands";
import { callTicket, checkIn, finishTicket, markAbsent } from "@/lib/server/desk/step-commands";
import { bookDesk } from "@/lib/server/desk/ticket-commands";
import { printInvitations } from "@/lib/server/invitation/print-command";
import { recordInvitations } from "@/lib/server/invitation/record-command";
import { answerObjection, takeObjection, withdrawObjection } from "@/lib/server/objection/answer-commands";
import { fileObjection } from "@/lib/server/objection/file-command";
import { hearFamily } from "@/lib/server/objection/hear-command";
import {
  answerRightsRequest,
  liftRestriction,
  recordRightsRequest,
  withdrawRightsRequest,
} from "@/lib/server/rights/commands";
import type { AnyCommand } from "./command";

/** What officers do for families themselves: objections, letters, the service desk, what a family asks about its own data. */
export const CITIZEN_COMMANDS: readonly AnyCommand[] = [
  answerObjection,
  takeObjection,
  withdrawObjection,
  fileObjection,
  hearFamily,
  recordRightsRequest,
  answerRightsRequest,
  withdrawRightsRequest,
  liftRestriction,
  printInvitations,
  recordInvitations,
  openDeskDays,
  closeDeskDay,
  bookDesk,
  checkIn,
  callTicket,
  markAbsent,
  finishTicket,
  cancelTicket,
  moveTicket,
  askHouseCall,
  askUnreached,
  giveHouseCall,
  endHouseCall,
];
