import "server-only";
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
import { buildRequestAgain } from "@/lib/server/data-request/content/build-command";
import { askRequestDownload } from "@/lib/server/data-request/download/ask-command";
import { reportUse } from "@/lib/server/data-request/report-command";
import { setRequestRules } from "@/lib/server/data-request/rules-command";
import { saveRequest } from "@/lib/server/data-request/save-command";
import { decideRequest, revokeRequest, submitRequest, withdrawRequest } from "@/lib/server/data-request/step-commands";
import { cancelDecileImport, commitDecileImport, startDecileImport } from "@/lib/server/decile-import/commands";
import { redateSnapshot } from "@/lib/server/decile-import/redate";
import { buildContent } from "@/lib/server/delivery/content/build-command";
import { askDownload } from "@/lib/server/delivery/download/ask-command";
import { makePackage } from "@/lib/server/delivery/make-command";
import { issuePaper } from "@/lib/server/delivery/paper/issue-command";
import { recordReplies } from "@/lib/server/delivery/record-command";
import { cancelDeliveryReply, commitDeliveryReply, startDeliveryReply } from "@/lib/server/delivery/reply/commands";
import { cancelExtract, confirmExtract, openExtract, startExtract } from "@/lib/server/extract/commands";
import { decideDifference } from "@/lib/server/extract/decide-command";
import { askExportDownload, cancelExport, resumeExport, startExport } from "@/lib/server/family-export/commands";
import { answerImport } from "@/lib/server/import/answer-command";
import { cancelImport, chooseFamilies, commitImport, startImport } from "@/lib/server/import/commands";
import { removeMapping, renameMapping } from "@/lib/server/import/mapping-commands";
import { cancelReply, commitReply, explainMatch, startReply } from "@/lib/server/nik-match/commands";
import { cancelOfficeFile, commitOfficeFile, startOfficeFile } from "@/lib/server/office-file/commands";
import { prepareEdition, publishEdition, returnEdition, withdrawEdition } from "@/lib/server/open-data/commands";
import { commitOutlines, removeOutlines } from "@/lib/server/outline/commands";
import { makePushKey, revokePushKey } from "@/lib/server/sid-push/key-commands";
import {
  addPartnerKey,
  endSubscription,
  linkPartnerGrant,
  revokePartnerKey,
  unlinkPartnerGrant,
} from "@/lib/server/social/commands";
import { confirmPartnerHosts, setPartnerHosts } from "@/lib/server/social/host-commands";
import type { AnyCommand } from "./command";

/** Files and systems: what comes in from others, and what goes out to them. */
export const EXCHANGE_COMMANDS: readonly AnyCommand[] = [
  startImport,
  answerImport,
  chooseFamilies,
  commitImport,
  cancelImport,
  startReply,
  commitReply,
  cancelReply,
  explainMatch,
  startOfficeFile,
  commitOfficeFile,
  cancelOfficeFile,
  startDecileImport,
  commitDecileImport,
  cancelDecileImport,
  redateSnapshot,
  openExtract,
  startExtract,
  confirmExtract,
  cancelExtract,
  decideDifference,
  makePackage,
  buildContent,
  askDownload,
  issuePaper,
  recordReplies,
  startDeliveryReply,
  commitDeliveryReply,
  cancelDeliveryReply,
  commitOutlines,
  removeOutlines,
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
  confirmPartnerHosts,
  addPartnerKey,
  revokePartnerKey,
  linkPartnerGrant,
  unlinkPartnerGrant,
  endSubscription,
];
