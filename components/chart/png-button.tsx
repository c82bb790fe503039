"use client";

import { useState } from "react";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { showToast } from "@/components/ui/toast-store";

export interface PngButtonProps {
  readonly href: string;
  readonly fileName: string;
  readonly label: string;
  /** What a screen reader hears: which chart, and what happens. */
  readonly title: string;
  readonly failed: string;
}

/** Draws the picture in the browser; what draws it is loaded at the first press. */
export function PngButton({ href, fileName, label, title, failed }: PngButtonProps) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (busy) return;
    setBusy(true);
    const { savePng } = await import("@/lib/client/chart/save-png");
    const isSaved = await savePng(href, fileName);
    setBusy(false);
    if (!isSaved) showToast(failed, "danger");
  };
  return (
    <button
      type="button"
      onClick={save}
      aria-busy={busy || undefined}
      aria-label={title}
      className={buttonClass("quiet", "small")}
    >
      <Icon name="download" />
      {label}
    </button>
  );
}
