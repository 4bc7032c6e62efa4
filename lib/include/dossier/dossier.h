// SPDX-License-Identifier: GPL-2.0-or-later
// The whole public contract in one include.
#pragma once

#include <dossier/document.h>
#include <dossier/error.h>
#include <dossier/indexer.h>
#include <dossier/maintenance.h>
#include <dossier/mentions.h>
#include <dossier/query.h>
#include <dossier/searcher.h>
#include <dossier/similar.h>
#include <dossier/timeline.h>
#include <dossier/version.h>
