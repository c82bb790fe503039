"use client";

import { useEffect, useState } from "react";
import type { OpenForm } from "@/lib/client/field/workplace";
import { hold } from "@/lib/client/field-worker/hold";
import { useToday } from "./use-today";
import { useWorkplace } from "./work-context";

/** Opens a record's form for as long as the screen is there; what was typed is queued when it goes. Null: it is not on this device. */
export function useOpenForm(id: string): OpenForm | null | "opening" {
  const workplace = useWorkplace();
  const today = useToday();
  const [form, setForm] = useState<OpenForm | null | "opening">("opening");
  useEffect(() => {
    let isOver = false;
    let close: () => Promise<unknown> = async () => null;
    const release = hold();
    void workplace.openForm(id, today).then(async (opened) => {
      if (opened !== null) close = opened.opened.close;
      if (isOver) await close();
      else setForm(opened);
    });
    return () => {
      isOver = true;
      setForm("opening");
      void close().finally(() => {
        release();
        workplace.closed();
      });
    };
  }, [workplace, id, today]);
  return form;
}
