"use client";

import { useRouter } from "next/navigation";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import type { DraftSession } from "@/lib/client/draft/draft-session";
import type { ServerDraft } from "@/lib/client/draft/draft-state";
import { openSession, type SessionPlace } from "@/lib/client/draft/open-session";
import type { FormPage } from "@/lib/domain/form/form-page";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { loadInstrument } from "@/lib/domain/instrument/load";
import { SaveStatus } from "./save-status";

export interface FormAppProps {
  readonly page: FormPage;
  readonly place: SessionPlace;
  readonly heading: ReactNode;
  readonly loading: ReactNode;
}

// The form and its rules, and the one instrument that this draft was begun with: fetched while the device's copy is being
// opened, kept by the browser after.
const loadScreen = () => import("./form-screen");
const FormScreen = lazy(loadScreen);

/** Opens the draft on this device, then shows the form. Until then nothing can be typed that might get lost. */
export function FormApp({ page, place, heading, loading }: FormAppProps) {
  const session = useDraftSession(page, place);
  const instrument = useInstrument(page.payload.instrument, page.payload.version);
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
          <FormScreen session={session} page={page} instrument={instrument} grantId={place.grantId} />
        </Suspense>
      )}
    </>
  );
}

function useInstrument(code: string, version: number): Instrument | null {
  const [instrument, setInstrument] = useState<Instrument | null>(null);
  const [isUnknown, setUnknown] = useState(false);
  useEffect(() => {
    let isOver = false;
    void loadInstrument(code, version).then((loaded) => {
      if (isOver) return;
      if (loaded === null) setUnknown(true);
      else setInstrument(loaded);
    });
    return () => {
      isOver = true;
    };
  }, [code, version]);
  if (isUnknown) throw new Error("this form is newer than the page");
  return instrument;
}

function useDraftSession(page: FormPage, place: SessionPlace): DraftSession | null {
  const router = useRouter();
  const [session, setSession] = useState<DraftSession | null>(null);
  const latest = useRef(page);
  const { userId, grantId, regencyCode, draftId } = place;

  useEffect(() => {
    let isOver = false;
    let close = () => {};
    void loadScreen();
    const at = { userId, grantId, regencyCode, draftId };
    void openSession(at, serverDraft(latest.current), () => router.refresh()).then((opened) => {
      close = opened.close;
      if (isOver) opened.close();
      else setSession(opened.session);
    });
    return () => {
      isOver = true;
      setSession(null);
      close();
    };
  }, [userId, grantId, regencyCode, draftId, router]);

  useEffect(() => {
    if (latest.current === page) return;
    latest.current = page;
    session?.refreshed(serverDraft(page));
  }, [page, session]);

  return session;
}

function serverDraft({ head, base, payload, isCorrection }: FormPage): ServerDraft {
  return { version: head.version, base, payload, isCorrection };
}
