// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firebreak.directory.ImportingOrganizations;
import org.jboss.logging.Logger;

/// Fills the directory from the file that the configuration names. A file that it cannot take whole
/// stops the start: a directory that lacks a bar must not run.
@ApplicationScoped
class ImportAtStart {

  private static final Logger LOG = Logger.getLogger(ImportAtStart.class);

  private final ImportingOrganizations organizations;
  private final Optional<Path> file;

  ImportAtStart(
      ImportingOrganizations organizations,
      @ConfigProperty(name = "firebreak.directory.import") Optional<Path> file) {
    this.organizations = organizations;
    this.file = file;
  }

  /// Before the scheduler starts: the first heartbeat already tells of what was imported.
  void run(@Observes @Priority(1) StartupEvent event) {
    file.ifPresent(this::importFrom);
  }

  private void importFrom(Path path) {
    var counts = organizations.importUnknown(OrganizationFile.read(path));
    LOG.infof(
        "imported %d organizations from %s; %d were known", counts.added(), path, counts.known());
  }
}
