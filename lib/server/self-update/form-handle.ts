import "server-only";
import { uuidv7 } from "uuidv7";
import { isUuid } from "@/lib/domain/list/address";
import { answerOfFields, saidOfFields } from "@/lib/domain/self-update/field-values";
import { FORM_PATH, PEOPLE_PATH, PHOTO_PATH, REVIEW_PATH, sectionPath } from "@/lib/domain/self-update/form-path";
import {
  newcomers,
  type OwnForm,
  type OwnStep,
  type OwnView,
  ownSteps,
  shownQuestions,
  WHEREABOUTS,
  withNewcomer,
  withoutNewcomer,
  withPage,
  withWhereabouts,
} from "@/lib/domain/self-update/own-form";
import { fieldProblem } from "@/lib/domain/self-update/own-review";
import { afterPage, onPage, readPlaces } from "@/lib/domain/self-update/page-turn";
import { readPhotoShows } from "@/lib/domain/self-update/photo";
import { readTold, TOLD_MAX } from "@/lib/domain/self-update/told";
import { type Lead, type PlainFiles, sendingId, TOO_LARGE } from "@/lib/server/command/plain-form";
import { out, PROBLEM, sessionOf, toReceipt } from "./handle";
import { editOwnForm } from "./own-form";
import { dropPhoto, keepPhoto } from "./own-photos";
import { sendOwnForm } from "./send-form";
import { type CitizenSession, goOn } from "./session";

const MOST_NAME = 100;

/** Lets a form act for the family of its session, which goes on for another half hour. */
function forFamily(
  act: (session: CitizenSession, form: URLSearchParams, now: Date, files: PlainFiles) => Promise<string>,
) {
  return async (form: URLSearchParams, request: Request, files: PlainFiles = new Map()): Promise<Lead> => {
    const now = new Date();
    const session = await sessionOf(request, now);
    if (session === null) return out();
    await goOn(session, now);
    return { to: await act(session, form, now, files) };
  };
}

/** One page of answers. What is wrong with one of them is kept and told at its field. */
export const saveSection = forFamily(async (session, form, now) => {
  const uid = form.get("orang") ?? "";
  const named = { section: form.get("bagian") ?? "", uid: uid === "" ? null : uid };
  const asked: { step: OwnStep | null; waiting: readonly number[]; places: readonly number[] } = {
    step: null,
    waiting: [],
    places: [],
  };
  const edited = await editOwnForm(session, now, (view) => {
    const step = ownSteps(view).find((one) => one.section === named.section && one.uid === named.uid);
    if (step === undefined) return view.own;
    const shown = shownQuestions(view, step.section, step.uid);
    const before = shown.map(({ at }) => at);
    asked.step = step;
    asked.waiting = readPlaces(form.get("tanya")) ?? before;
    asked.places = onPage(asked.waiting, before);
    const typed = shown
      .filter(({ at }) => asked.places.includes(at))
      .map(({ question }) => ({
        question,
        value: answerOfFields(question, question.key, (name) => form.getAll(name)),
        said: saidOfFields(question, question.key, (name) => form.getAll(name)),
      }));
    return withPage(view, step.uid, typed);
  });
  if (!edited.ok) return refused(edited.fault);
  const { step, waiting, places } = asked;
  if (step === null) return FORM_PATH;
  const after = shownQuestions(edited.after, step.section, step.uid);
  const isWrong = after.some(
    ({ at, question }) => places.includes(at) && fieldProblem(edited.after, question, step.uid) !== null,
  );
  if (isWrong) return `${sectionPath(step, waiting)}&masalah=isian`;
  const before = shownQuestions(edited.before, step.section, step.uid).map(({ at }) => at);
  const rest = afterPage(
    waiting,
    places,
    before,
    after.map(({ at }) => at),
  );
  return rest.length === 0 || form.get("lanjut") === "daftar" ? FORM_PATH : sectionPath(step, rest);
});

function refused(fault: keyof typeof PROBLEM): string {
  return `${FORM_PATH}?masalah=${PROBLEM[fault]}`;
}

/** Who lives here: what became of whom, and who came. */
export const savePeople = forFamily(async (session, form, now) => {
  const newUid = uuidv7();
  const name = (form.get("nama") ?? "").replace(/\s+/g, " ").trim().slice(0, MOST_NAME);
  const isAdding = form.get("tombol") === "tambah";
  const undone = form.get("batal") ?? "";
  const edited = await editOwnForm(session, now, (view) => {
    const placed = withPlaces(view, form);
    if (newcomers(placed).includes(undone)) return withoutNewcomer(placed, undone);
    return isAdding && name !== "" && newcomers(placed).length < MOST_NEW ? withNewcomer(placed, newUid, name) : placed;
  });
  if (!edited.ok) return refused(edited.fault);
  if (undone !== "") return PEOPLE_PATH;
  if (!isAdding) return FORM_PATH;
  if (name === "") return `${PEOPLE_PATH}?masalah=nama`;
  return newcomers(edited.after.own).includes(newUid)
    ? sectionPath({ section: "demographic", uid: newUid }, null)
    : `${PEOPLE_PATH}?masalah=banyak`;
});

/** More people than ever come at once: the office adds whoever is left. */
const MOST_NEW = 10;

function withPlaces(view: OwnView, form: URLSearchParams): OwnForm {
  return Object.keys(view.base.members).reduce<OwnForm>((own, uid) => {
    const where = WHEREABOUTS.find((one) => one === form.get(`orang-${uid}`));
    return where === undefined ? own : withWhereabouts(own, uid, where);
  }, view.own);
}

/** A picture more, or one less. */
export const savePhoto = forFamily(async (session, form, now, files) => {
  const dropped = form.get("hapus") ?? "";
  if (isUuid(dropped)) {
    await dropPhoto(session, dropped, now);
    return PHOTO_PATH;
  }
  if (form.has(TOO_LARGE)) return `${PHOTO_PATH}?masalah=large`;
  const bytes = files.get("foto");
  const shows = readPhotoShows(form.get("isi") ?? "");
  if (bytes === undefined || shows === null) return `${PHOTO_PATH}?masalah=none`;
  const fault = await keepPhoto(session, shows, bytes, now);
  if (fault === null) return PHOTO_PATH;
  return fault === "gone" || fault === "period" || fault === "busy" ? refused(fault) : `${PHOTO_PATH}?masalah=${fault}`;
});

/** Sends the form as it was read before, with the words that go along. */
export async function sendForm(form: URLSearchParams, request: Request): Promise<Lead> {
  const now = new Date();
  const id = sendingId(form);
  const session = await sessionOf(request, now, id);
  if (session === null) return out();
  const told = readTold(form.get("cerita") ?? "").slice(0, TOLD_MAX);
  const sent = await sendOwnForm(session, { id, version: Number(form.get("versi") ?? ""), told }, now);
  if (sent.ok) return toReceipt(sent.receipt);
  const back = sent.fault === "stale" || sent.fault === "shape" ? REVIEW_PATH : FORM_PATH;
  await goOn(session, now);
  return { to: `${back}?masalah=${PROBLEM[sent.fault]}` };
}
