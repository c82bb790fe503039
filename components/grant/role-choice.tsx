import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { GRANTABLE_DIGITS, Role } from "@/lib/domain/access/role";

export interface RoleChoiceProps {
  readonly roles: readonly {
    readonly role: Role;
    readonly digits: readonly (typeof GRANTABLE_DIGITS)[Role][number][];
  }[];
  readonly action: string;
}

/** Which duty: each with what it may do and where it is given. Links, so that the choice stands in the address. */
export async function RoleChoice({ roles, action }: RoleChoiceProps) {
  const t = await getTranslations("admin");
  const words = await getTranslations("roles");
  return (
    <section aria-labelledby="pilih-tugas">
      <h2 id="pilih-tugas" className="mb-3 text-lg">
        {t("choose.roleTitle")}
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {roles.map(({ role, digits }) => (
          <li
            key={role}
            className="relative rounded-md border border-edge bg-surface px-4 py-3 hover:border-laut hover:bg-laut-wash"
          >
            <Link
              href={`${action}?peran=${role}`}
              className="font-semibold text-laut after:absolute after:inset-0 hover:underline"
            >
              {words(`name.${role}`)}
            </Link>
            <span className="block">{words(`does.${role}`)}</span>
            <span className="mt-1 block text-sm text-muted">
              {t("choose.levels", {
                levels: digits.map((each) => t(`digits.${each}`)).join(", "),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
