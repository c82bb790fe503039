"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import type { RequestGroundView } from "@/lib/domain/data-request/form-ground";
import type { RequestFields } from "@/lib/domain/data-request/request";

export interface RequestFormOptions {
  readonly grantId: string;
  readonly ground: RequestGroundView;
  /** What is there already; null: a new one. */
  readonly held: { readonly id: string; readonly version: number; readonly fields: RequestFields } | null;
}

const BLANK: RequestFields = {
  office: "",
  title: "",
  purpose: null,
  useNote: "",
  basis: "",
  level: null,
  variables: [],
  areas: [],
  days: 30,
  reshareAsked: false,
  reshareTo: "",
};

/** A request while it is written, and the step that keeps it as a draft. */
export function useRequestForm({ grantId, ground, held }: RequestFormOptions) {
  const router = useRouter();
  const t = useTranslations("dataRequest");
  const { busy, problem, attempt, send, clear } = useCommand(grantId);
  const [fields, setFields] = useState<RequestFields>(held?.fields ?? { ...BLANK, areas: [ground.regencyCode] });
  // One draft, however often it is pressed.
  const made = useRef(held?.id ?? uuidv7());

  const change = (part: Partial<RequestFields>) => {
    clear();
    setFields((now) => ({ ...now, ...part }));
  };
  const problems = problem?.fields ?? [];
  const errorOf = (path: string) => {
    const found = problems.find((each) => each.path === path || each.path === `fields.${path}`);
    if (found === undefined) return undefined;
    const { detail } = found;
    return isKnown(detail) ? t(`problem.${detail}`) : t("problem.other");
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const kept = { ...fields, reshareTo: fields.reshareAsked ? fields.reshareTo : "" };
    const input = { id: made.current, regencyCode: ground.regencyCode, version: held?.version ?? null, fields: kept };
    const value = await send<{ id: string }>("data-request.save", input);
    if (value === null) return;
    showToast(t("form.saved"));
    router.push(`/permintaan-data/${value.id}`);
    router.refresh();
  };
  return { fields, change, errorOf, problems, problem, attempt, busy, save };
}

const KNOWN = ["MISSING", "IDENTITY_NUMBER", "TOO_MANY", "OUTSIDE", "UNKNOWN"] as const;

function isKnown(detail: string): detail is (typeof KNOWN)[number] {
  return KNOWN.some((each) => each === detail);
}
