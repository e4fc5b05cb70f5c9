#!/usr/bin/env bash
# Makes a new container ready for the notebooks: the pinned tool, its Jupyter kernel, and the library that the first cells reference.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet tool restore
version=$(sed -n 's/.*"version": "\([0-9][0-9.]*\)".*/\1/p' .config/dotnet-tools.json | head -n 1)
dotnet tool update --global Microsoft.dotnet-interactive --version "$version"   # Jupyter starts its kernel from the PATH
export PATH="$PATH:$HOME/.dotnet/tools"
if command -v jupyter > /dev/null; then dotnet-interactive jupyter install; fi
dotnet build --nologo -v quiet
