"use client";

import { useEffect, useState } from "react";
import { useWorkplace } from "@/components/field/work/work-context";
import { giveVisit, type OpenVisit, openVisit, type VisitEnd } from "@/lib/client/field/check";
import { hold } from "@/lib/client/field-worker/hold";

export interface VisitScreen {
  /** Null: it did not come along. `unreadable`: another build wrote what was answered, and it stays as it is. */
  readonly visit: OpenVisit | null | "opening" | "unreadable";
  /** Closes the form and puts its result into the outbox. Throws {@link StorageFull}. */
  readonly give: (end: VisitEnd) => Promise<void>;
}

/** Opens a check for as long as the screen is there; what was typed is queued when it goes. */
export function useOpenVisit(id: string): VisitScreen {
  const workplace = useWorkplace();
  const [visit, setVisit] = useState<VisitScreen["visit"]>("opening");
  useEffect(() => {
    let isOver = false;
    const release = hold();
    const opening = openVisit(workplace, id).catch(() => "unreadable" as const);
    void opening.then((opened) => {
      if (!isOver) setVisit(opened);
    });
    return () => {
      isOver = true;
      setVisit("opening");
      void workplace.left(id).finally(release);
    };
  }, [workplace, id]);
  const give = async (end: VisitEnd) => {
    if (visit === null || typeof visit === "string") return;
    await giveVisit(workplace, visit.page, end);
    setVisit({ page: visit.page, opened: null, state: "given", end: null });
  };
  return { visit, give };
}
