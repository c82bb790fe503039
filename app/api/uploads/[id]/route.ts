import { authorize } from "@/lib/domain/access/actor";
import { MAX_PAPER_BYTES } from "@/lib/domain/attachment/attachment";
import { MAX_REQUEST_PAPER_BYTES, REQUEST_PAPER_USE } from "@/lib/domain/data-request/limits";
import { DECILE_USE } from "@/lib/domain/decile-import/import-view";
import { PAPER_COPY_USE } from "@/lib/domain/delivery/paper";
import { DELIVERY_REPLY_USE } from "@/lib/domain/delivery-reply/reply-view";
import { refuse } from "@/lib/domain/error/error-code";
import { EXTRACT_USE, PIECE_BYTES } from "@/lib/domain/extract/load";
import { HANDOVER_USE, MAX_HANDOVER_BYTES } from "@/lib/domain/field/handover-file";
import { MAX_OUTLINE_BYTES } from "@/lib/domain/map/outline-file";
import { OUTLINE_USE } from "@/lib/domain/map/outline-use";
import { MAX_COPY_BYTES, SIGNED_COPY_USE } from "@/lib/domain/meeting/signed-copy";
import { OBJECTION_PHOTO_USE } from "@/lib/domain/objection/objection";
import { OFFICE_FILE_USE } from "@/lib/domain/office-file/file-view";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { ROSTER_USE } from "@/lib/domain/roster/roster-row";
import { DECREE_USE, MAX_DECREE_BYTES } from "@/lib/domain/training-session/decree";
import { TRAINING_COPY_USE } from "@/lib/domain/training-session/minutes";
import { storeDecree } from "@/lib/server/appointment/store-decree";
import { storeAttachment } from "@/lib/server/attachment/store-attachment";
import { readBody, respond, signedIn } from "@/lib/server/command/respond";
import { paperPlaceOf, storeRequestPaper } from "@/lib/server/data-request/paper/papers";
import { storeDecileFile } from "@/lib/server/decile-import/store-file";
import { storePaperCopy } from "@/lib/server/delivery/paper/store-copy";
import { storeDeliveryReply } from "@/lib/server/delivery/reply/store-file";
import { filePieceOf, storePiece } from "@/lib/server/extract/store-piece";
import { carryIn } from "@/lib/server/field/handover/carry-in";
import { orByDevice } from "@/lib/server/field/upload";
import { MAX_UPLOAD_BYTES, storeUpload } from "@/lib/server/import/upload";
import { storeCopy } from "@/lib/server/meeting/store-copy";
import { storeReply } from "@/lib/server/nik-match/store-reply";
import { storeObjectionPhoto } from "@/lib/server/objection/store-photo";
import { storeOfficeFile } from "@/lib/server/office-file/store-file";
import { storeOutlines } from "@/lib/server/outline/store-outlines";
import { MAX_ROSTER_BYTES, storeRoster } from "@/lib/server/roster/store-roster";
import { storeTrainingCopy } from "@/lib/server/training-session/minutes/store-copy";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Takes a file as bytes; its name stays on the person's own device. The page names the grant it was made under, and the
 * draft when the file is a photo or paper of one, the family when it is a photo of an objection, that it is the signed copy of
 * a meeting's or a training's minutes or of a package's papers, the centre's reply to a package, a paper of a request for data, a roster of people, a file of deciles or of an office's people, a piece of an extract, a file of outlines, what a device could not send, or the decree of a post; else it is a workbook
 * to import or, from those who import them, a reply of Dukcapil. A device in the field sends photos in pieces.
 */
export const PUT = orByDevice(
  signedIn("application/octet-stream", async (request, actor, { id = "" }) => {
    if (!UUID.test(id)) return respond(refuse("INVALID_INPUT"));
    if (request.headers.get("x-mutakhir-grant") !== actor.grant.id) return respond(refuse("GRANT_CHANGED"));
    const draft = request.headers.get("x-mutakhir-draft");
    const proposal = draft === null ? null : parsePublicId(draft);
    if (draft !== null && proposal === null) return respond(refuse("INVALID_INPUT"));
    if (request.headers.get("x-mutakhir-use") === SIGNED_COPY_USE) {
      const copy = await readBody(request, MAX_COPY_BYTES);
      return respond(copy === null ? refuse("TOO_LARGE") : await storeCopy(actor, id, copy, new Date()));
    }
    if (request.headers.get("x-mutakhir-use") === DECILE_USE) {
      const deciles = await readBody(request, MAX_UPLOAD_BYTES);
      return respond(deciles === null ? refuse("TOO_LARGE") : await storeDecileFile(actor, id, deciles, new Date()));
    }
    if (request.headers.get("x-mutakhir-use") === OFFICE_FILE_USE) {
      const source = request.headers.get("x-mutakhir-post") ?? "";
      const people = await readBody(request, MAX_UPLOAD_BYTES);
      if (people === null) return respond(refuse("TOO_LARGE"));
      return respond(await storeOfficeFile(actor, { id, source, bytes: people }, new Date()));
    }
    if (request.headers.get("x-mutakhir-use") === EXTRACT_USE) {
      const bytes = await readBody(request, PIECE_BYTES);
      const piece = bytes === null ? null : filePieceOf(request.headers, id, bytes);
      if (piece === null) return respond(refuse(bytes === null ? "TOO_LARGE" : "INVALID_INPUT"));
      return respond(await storePiece(actor, piece));
    }
    if (request.headers.get("x-mutakhir-use") === HANDOVER_USE) {
      const handover = await readBody(request, MAX_HANDOVER_BYTES);
      return respond(handover === null ? refuse("TOO_LARGE") : await carryIn(actor, handover, new Date()));
    }
    if (request.headers.get("x-mutakhir-use") === ROSTER_USE) {
      const roster = await readBody(request, MAX_ROSTER_BYTES);
      return respond(roster === null ? refuse("TOO_LARGE") : await storeRoster(actor, id, roster, new Date()));
    }
    if (request.headers.get("x-mutakhir-use") === OUTLINE_USE) {
      const outlines = await readBody(request, MAX_OUTLINE_BYTES);
      return respond(outlines === null ? refuse("TOO_LARGE") : await storeOutlines(actor, id, outlines, new Date()));
    }
    if (request.headers.get("x-mutakhir-use") === DECREE_USE) {
      const postId = request.headers.get("x-mutakhir-post") ?? "";
      if (!UUID.test(postId)) return respond(refuse("INVALID_INPUT"));
      const decree = await readBody(request, MAX_DECREE_BYTES);
      return respond(decree === null ? refuse("TOO_LARGE") : await storeDecree(actor, id, postId, decree, new Date()));
    }
    if (request.headers.get("x-mutakhir-use") === DELIVERY_REPLY_USE) {
      const packageId = request.headers.get("x-mutakhir-post") ?? "";
      if (!UUID.test(packageId)) return respond(refuse("INVALID_INPUT"));
      const reply = await readBody(request, MAX_UPLOAD_BYTES);
      if (reply === null) return respond(refuse("TOO_LARGE"));
      return respond(await storeDeliveryReply(actor, { id, packageId, bytes: reply }, new Date()));
    }
    if (request.headers.get("x-mutakhir-use") === PAPER_COPY_USE) {
      const paperId = request.headers.get("x-mutakhir-post") ?? "";
      if (!UUID.test(paperId)) return respond(refuse("INVALID_INPUT"));
      const copy = await readBody(request, MAX_DECREE_BYTES);
      return respond(copy === null ? refuse("TOO_LARGE") : await storePaperCopy(actor, id, paperId, copy, new Date()));
    }
    if (request.headers.get("x-mutakhir-use") === TRAINING_COPY_USE) {
      const minutes = parsePublicId(request.headers.get("x-mutakhir-post") ?? "");
      if (minutes === null) return respond(refuse("INVALID_INPUT"));
      const copy = await readBody(request, MAX_DECREE_BYTES);
      return respond(
        copy === null ? refuse("TOO_LARGE") : await storeTrainingCopy(actor, id, minutes, copy, new Date()),
      );
    }
    if (request.headers.get("x-mutakhir-use") === REQUEST_PAPER_USE) {
      const place = paperPlaceOf(request.headers.get("x-mutakhir-post") ?? "");
      if (place === null) return respond(refuse("INVALID_INPUT"));
      const paper = await readBody(request, MAX_REQUEST_PAPER_BYTES);
      return respond(
        paper === null ? refuse("TOO_LARGE") : await storeRequestPaper(actor, id, place, paper, new Date()),
      );
    }
    if (request.headers.get("x-mutakhir-use") === OBJECTION_PHOTO_USE) {
      const family = parsePublicId(request.headers.get("x-mutakhir-family") ?? "");
      if (family === null) return respond(refuse("INVALID_INPUT"));
      const photo = await readBody(request, 4 * MAX_PAPER_BYTES);
      return respond(
        photo === null ? refuse("TOO_LARGE") : await storeObjectionPhoto(actor, id, family, photo, new Date()),
      );
    }
    // A picture that is too large is told from the whole of it, so what is read goes past the limit of a paper.
    const bytes = await readBody(request, proposal === null ? MAX_UPLOAD_BYTES : 4 * MAX_PAPER_BYTES);
    if (bytes === null) return respond(refuse("TOO_LARGE"));
    if (proposal !== null) return respond(await storeAttachment(actor, id, proposal, bytes, new Date()));
    const store = authorize(actor, "match:import") ? storeReply : storeUpload;
    return respond(await store(actor, id, bytes, new Date()));
  }),
);
