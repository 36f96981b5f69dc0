import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

const PROVIDER_ROOT = {
  name: "@cdktf/provider-aws",
  message:
    'Import "@cdktf/provider-aws/lib/<resource>": the root loads every resource of AWS (2.8 s and 575 MB).',
};

export default tseslint.config(
  { ignores: ["cdktf.out/", "lib/", "node_modules/"] },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    rules: {
      "no-restricted-imports": ["error", { paths: [PROVIDER_ROOT] }],
      "@typescript-eslint/no-extraneous-class": "off",
      // `{ left, out, ...rest }` is how props are left out.
      "@typescript-eslint/no-unused-vars": [
        "error",
        { ignoreRestSiblings: true },
      ],
    },
  },
  {
    // The baseline of the benchmark does what the rule is against.
    files: ["bench/template/main.ts"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    files: ["**/*.js"],
    languageOptions: {
      sourceType: "commonjs",
      globals: {
        __dirname: "readonly",
        __filename: "readonly",
        console: "readonly",
        module: "writable",
        process: "readonly",
        require: "readonly",
        performance: "readonly",
      },
    },
  },
);
