// Prints the SQL that a database administrator runs once on a managed server (README, deployment).
import { databaseStatement, insideDatabaseStatements, roleStatements } from "./postgres/roles.mjs";

const statements = [
  "-- Sebagai superuser. Ganti kedua sandi. / As superuser. Replace both passwords.",
  ...roleStatements({ ownerPassword: "GANTI-SANDI-PEMILIK", appPassword: "GANTI-SANDI-APLIKASI" }).map(
    (sql) => `${sql};`,
  ),
  `${databaseStatement()};`,
  "\\connect mutakhir",
  ...insideDatabaseStatements().map((sql) => `${sql};`),
];
console.log(statements.join("\n"));
