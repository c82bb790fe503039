"use client";

import { useEffect, useState } from "react";
import type { OpenForm } from "@/lib/client/field/open-form";
import { hold } from "@/lib/client/field-worker/hold";
import { useToday } from "./use-today";
import { useWorkplace } from "./work-context";

/** Null: it is not on this device. `unreadable`: another build wrote it, and it stays as it is. */
export type FormState = OpenForm | null | "opening" | "unreadable";

/** Opens a record's form for as long as the screen is there; what was typed is queued when it goes. */
export function useOpenForm(id: string): FormState {
  const workplace = useWorkplace();
  const today = useToday();
  const [form, setForm] = useState<FormState>("opening");
  useEffect(() => {
    let isOver = false;
    const release = hold();
    const opening = workplace.openForm(id, today).catch(() => "unreadable" as const);
    void opening.then((opened) => {
      if (!isOver) setForm(opened);
    });
    return () => {
      isOver = true;
      setForm("opening");
      void workplace.left(id).finally(release);
    };
  }, [workplace, id, today]);
  return form;
}
