// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

class InMemoryOrganizationsTest extends OrganizationsContract {

  private final InMemoryOrganizations organizations = new InMemoryOrganizations();

  @Override
  protected Organizations organizations() {
    return organizations;
  }
}
