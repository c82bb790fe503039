"use client";

import { lazy, type ReactNode, Suspense, useEffect } from "react";
import type { ServerDraft } from "@/lib/client/draft/draft-state";
import type { SaveCommand, SessionPlace } from "@/lib/client/draft/open-session";
import type { FormPage } from "@/lib/domain/form/form-page";
import { SaveStatus } from "./save-status";
import { useDraftSession } from "./use-draft-session";
import { useInstrument } from "./use-instrument";

export interface FormAppProps {
  readonly page: FormPage;
  readonly place: SessionPlace;
  readonly heading: ReactNode;
  readonly loading: ReactNode;
  /** What takes the typing; a proposal's draft where nothing is said. */
  readonly command?: SaveCommand;
  /** See `FormScreenProps`. */
  readonly ending?: ReactNode;
}

// The form and its rules, and the one instrument that this draft was begun with: fetched while the device's copy is being
// opened, kept by the browser after.
const loadScreen = () => import("./form-screen");
const FormScreen = lazy(loadScreen);

/** Opens the draft on this device, then shows the form. Until then nothing can be typed that might get lost. */
export function FormApp({ page, place, heading, loading, command = "proposal.save", ending = null }: FormAppProps) {
  const session = useDraftSession(page, serverDraft, place, command);
  const instrument = useInstrument(page.payload.instrument, page.payload.version);
  useEffect(() => {
    void loadScreen();
  }, []);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-1">
        {heading}
        {session === null ? null : <SaveStatus session={session} timeZone={page.head.timeZone} />}
      </div>
      {session === null || instrument === null ? (
        loading
      ) : (
        <Suspense fallback={loading}>
          <FormScreen session={session} page={page} instrument={instrument} grantId={place.grantId} ending={ending} />
        </Suspense>
      )}
    </>
  );
}

function serverDraft({ head, base, payload, isCorrection, conflicts = [] }: FormPage): ServerDraft {
  return { version: head.version, base, payload, isCorrection, conflicts };
}
