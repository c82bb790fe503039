"use client";

import { fill } from "@/components/decision/fill";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Icon } from "@/components/ui/icon";
import type { SaveStatus } from "./record-session";
import type { RecordWords } from "./record-words";

/** Where what was typed is now. Always true, always in sight. */
export function SaveStatusLine({
  status,
  words,
  locale,
}: {
  readonly status: SaveStatus;
  readonly words: RecordWords;
  readonly locale: string;
}) {
  const errors = useErrorTexts();
  const isBad = status.kind === "failed" || status.kind === "invalid" || status.kind === "refused";
  const text = () => {
    switch (status.kind) {
      case "saved":
        return fill(words.status.saved, {
          time: status.at.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" }),
        });
      case "refused":
        return `${errors[status.code].what} ${errors[status.code].todo}`;
      case "conflict":
        return words.conflictTitle;
      default:
        return words.status[status.kind];
    }
  };
  return (
    <p role="status" className={`flex items-center gap-2 text-sm ${isBad ? "font-semibold text-cabai" : "text-muted"}`}>
      <Icon
        name={isBad ? "cloud-off" : status.kind === "saved" || status.kind === "clean" ? "cloud-check" : "save"}
        className="size-4"
      />
      {text()}
    </p>
  );
}
