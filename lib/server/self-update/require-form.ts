import "server-only";
import { redirect } from "next/navigation";
import { findOwnForm, type OwnState } from "./own-form";
import { type CitizenSession, getCitizen } from "./session";

/** The form of whoever is in, for a page that fills it in. Leads away where nothing can be filled in. */
export async function requireOwnForm(): Promise<{ readonly session: CitizenSession; readonly state: OwnState }> {
  const session = await getCitizen();
  const state = session === null ? "gone" : await findOwnForm(session, new Date());
  if (session === null || state === "gone") redirect("/mandiri?masalah=waktu");
  if (state === "period" || !state.period.isOpen) redirect("/mandiri/keluarga?masalah=masa");
  if (state.isBusy) redirect("/mandiri/keluarga?masalah=diproses");
  return { session, state };
}
