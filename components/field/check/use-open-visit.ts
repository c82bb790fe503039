"use client";

import { useEffect, useRef, useState } from "react";
import { useWorkplace } from "@/components/field/work/work-context";
import { giveVisit, type OpenVisit, openVisit, type VisitEnd } from "@/lib/client/field/check";
import { hold } from "@/lib/client/field-worker/hold";

export interface VisitScreen {
  readonly visit: OpenVisit | null | "opening";
  /** Closes the form and puts its result into the outbox. */
  readonly give: (end: VisitEnd) => Promise<void>;
}

/** Opens a check for as long as the screen is there; what was typed is queued when it goes. */
export function useOpenVisit(id: string): VisitScreen {
  const workplace = useWorkplace();
  const [visit, setVisit] = useState<OpenVisit | null | "opening">("opening");
  const close = useRef(async () => {});
  useEffect(() => {
    let isOver = false;
    const release = hold();
    const opening = openVisit(workplace.parts, id);
    close.current = once(async () => {
      await (await opening)?.opened?.close();
    });
    const { current } = close;
    void opening.then((opened) => {
      if (!isOver) setVisit(opened);
    });
    return () => {
      isOver = true;
      setVisit("opening");
      void current().finally(() => {
        release();
        workplace.closed();
      });
    };
  }, [workplace, id]);
  const give = async (end: VisitEnd) => {
    if (visit === null || visit === "opening") return;
    await close.current();
    await giveVisit(workplace, visit.page, end);
    setVisit({ page: visit.page, opened: null, state: "given" });
  };
  return { visit, give };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
