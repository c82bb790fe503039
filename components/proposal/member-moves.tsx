import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { isLeavingPresence } from "@/lib/domain/form/leaving";
import type { MemberMoves as Moves } from "@/lib/domain/form/review-page";

/** Who came and who left, in words. */
export async function MemberMoves({ added, left }: Moves) {
  const t = await getTranslations("proposal");
  const review = await getTranslations("review");
  if (added.length + left.length === 0) return null;
  return (
    <ul className="space-y-2 rounded-md border border-line bg-surface px-4 py-3 sm:px-5">
      {added.map((name) => (
        <li key={`+${name}`} className="flex items-start gap-2">
          <Icon name="user-plus" className="mt-0.5 size-5 text-daun" />
          {t("added", { name })}
        </li>
      ))}
      {left.map(({ name, presence }) => (
        <li key={`-${name}`} className="flex items-start gap-2">
          <Icon name="user-minus" className="mt-0.5 size-5 text-kunyit" />
          {t("left", { name, what: isLeavingPresence(presence) ? review(`presence.${presence}`) : "" })}
        </li>
      ))}
    </ul>
  );
}
