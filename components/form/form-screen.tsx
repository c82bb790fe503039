"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useLocale } from "next-intl";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DraftSession } from "@/lib/client/draft/draft-session";
import type { FormPage } from "@/lib/domain/form/form-page";
import { type FormStep, findStep, stepKey, stepQuery } from "@/lib/domain/form/step";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { withRegion } from "@/lib/domain/regional/with-region";
import { ConflictDialog } from "./conflict-dialog";
import { EventStep } from "./event-step";
import { focusField } from "./focus-field";
import { FormProvider, type FormTools, useForm } from "./form-context";
import { FormStore } from "./form-store";
import { MembersStep } from "./members-step";
import { Overview } from "./overview";
import { SectionNav } from "./section-nav";
import { SectionStep } from "./section-step";
import { SessionNotices } from "./session-notices";
import { StartStep } from "./start-step";

export interface FormScreenProps {
  readonly session: DraftSession;
  readonly page: FormPage;
  readonly instrument: Instrument;
  readonly grantId: string;
  /** Practice: how it ends, in place of the review. Photos are then not taken. */
  readonly ending?: ReactNode;
}

/** The form itself: one screen at a time, chosen by the address, changed without asking the server. */
export default function FormScreen({ session, page, instrument, grantId, ending = null }: FormScreenProps) {
  const locale = useLocale();
  const path = usePathname();
  const [store] = useState(() => new FormStore(session, page, withRegion(instrument, page.regional)));
  useEffect(() => store.connect(), [store]);
  const goTo = useCallback(
    (step: FormStep | null, fieldId: string | null = null) => {
      const query = stepQuery(step);
      if (query !== location.search) window.history.pushState(null, "", `${path}${query}`);
      if (fieldId !== null) focusField(fieldId);
      else if (query === location.search) window.scrollTo(0, 0);
    },
    [path],
  );
  const draft = page.head.publicId;
  const tools = useMemo<FormTools>(
    () => ({ store, locale, path, goTo, place: ending === null ? { grantId, draft } : null, ending }),
    [store, locale, path, goTo, grantId, draft, ending],
  );
  return (
    <FormProvider value={tools}>
      <SessionNotices />
      <Screen />
      <ConflictDialog />
    </FormProvider>
  );
}

function Screen() {
  const query = useSearchParams();
  const steps = useForm(({ view }) => view.steps);
  const step = findStep(steps, query.get("bagian"), query.get("orang"));
  const key = step === null ? "" : stepKey(step);
  useStepFocus(key);
  return (
    <div className="lg:grid lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-8">
      <SectionNav current={key} />
      <div className="min-w-0" key={key}>
        {step === null ? <Overview /> : null}
        {step?.kind === "start" ? <StartStep /> : null}
        {step?.kind === "members" ? <MembersStep /> : null}
        {step?.kind === "event" ? <EventStep step={step} /> : null}
        {step?.kind === "section" ? <SectionStep step={step} /> : null}
      </div>
    </div>
  );
}

/** A new screen begins at its heading, for eyes and for screen readers; at opening an address may name a field. */
function useStepFocus(key: string): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const isFirst = shown.current === null;
    if (shown.current === key) return;
    shown.current = key;
    if (isFirst && location.hash.length > 1) focusField(location.hash.slice(1));
    else if (!isFirst) {
      window.scrollTo(0, 0);
      document.getElementById(STEP_HEADING_ID)?.focus({ preventScroll: true });
    }
  }, [key]);
}

const STEP_HEADING_ID = "bagian-judul";
